package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
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

  /** The register has no way to say it. */
  @ParameterizedTest
  @MethodSource("interfaces")
  void howMuchDevicesHaveWhenTheyStandIsToldBefore(MigrationInterface from, MigrationInterface to)
      throws Exception {
    List<OptionalLong> told = new ArrayList<>();
    try (Trial trial = new Trial(from, to)) {
      trial.from.observer =
          new MigrationObserver() {
            @Override
            public void standing(OptionalLong bytes) {
              told.add(bytes);
            }
          };
      trial.run().arrived();
      long sum = trial.from.serial.longestCapture() + trial.from.block.longestCapture();
      assertThat(told)
          .containsExactly(from == Interfaces.V1 ? OptionalLong.empty() : OptionalLong.of(sum));
    }
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void aGuestThatIsOnItsWayIsNotMigratedTwice(MigrationInterface from, MigrationInterface to)
      throws Exception {
    try (Trial trial = new Trial(from, to);
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Set<SavingStep> refused = EnumSet.noneOf(SavingStep.class);
      trial.from.observer =
          new MigrationObserver() {
            @Override
            public void saving(SavingStep step) {
              MigrationSource second = another(trial, listener);
              assertThatThrownBy(second::migrate)
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessage("the guest is being migrated already");
              refused.add(step);
            }
          };
      trial.run().arrived();
      assertThat(refused).hasSize(SavingStep.values().length);
    }
  }

  private static MigrationSource another(Trial trial, ServerSocket listener) {
    try {
      Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
      listener.accept().close();
      return new MigrationSource(
          trial.from.machine,
          List.of(),
          trial.from.by.flow(),
          trial.limits,
          Trial.stream(socket, trial.from),
          MigrationObserver.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
