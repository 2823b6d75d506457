package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A guest under load goes to another host, by each interface to each. */
@Timeout(120)
class MigrationTest {
  static Stream<Arguments> interfaces() {
    List<MigrationInterface> all = List.of(Interfaces.V1, Interfaces.V2);
    return all.stream().flatMap(from -> all.stream().map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void theGuestArrives(MigrationInterface from, MigrationInterface to) throws Exception {
    List<Round> rounds = new ArrayList<>();
    try (Trial trial = new Trial(from, to)) {
      trial.from.observer =
          new MigrationObserver() {
            @Override
            public void sent(Round round) {
              rounds.add(round);
            }
          };
      trial.run().arrived();
      assertThat(rounds).hasSizeGreaterThanOrEqualTo(2);
      assertThat(rounds.get(0).pages()).isEqualTo(Trial.SHAPE.pages());
      assertThat(trial.source.standstill()).isPositive();
    }
  }
}
