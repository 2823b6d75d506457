package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.fault.FailingHardware;

/** Every command to every device fails, once or for good, on either side. */
@Timeout(300)
class FailingDeviceTest {
  /** A device of a host. */
  private enum Place {
    SOURCE_SERIAL(trial -> trial.from, host -> host.serial),
    SOURCE_BLOCK(trial -> trial.from, host -> host.block),
    DESTINATION_SERIAL(trial -> trial.to, host -> host.serial),
    DESTINATION_BLOCK(trial -> trial.to, host -> host.block);

    final Function<Trial, Trial.Host> host;
    final Function<Trial.Host, FailingHardware> hardware;

    Place(Function<Trial, Trial.Host> host, Function<Trial.Host, FailingHardware> hardware) {
      this.host = host;
      this.hardware = hardware;
    }

    void fails(Trial trial, BiPredicate<Command, Integer> when) {
      if (this == SOURCE_SERIAL || this == DESTINATION_SERIAL) {
        host.apply(trial).serialFails = when;
      } else {
        host.apply(trial).blockFails = when;
      }
    }

    boolean isSource() {
      return this == SOURCE_SERIAL || this == SOURCE_BLOCK;
    }

    /** Whether a migration comes to the command when the guest is the destination's already. */
    boolean afterCommit(Command command) {
      return !isSource() && (command == Command.UNFREEZE || command == Command.UNQUIESCE);
    }

    /** How many commands of that sort a migration has at least. */
    int least(Command command) {
      return switch (command) {
        case QUIESCE, FREEZE -> 1;
        case UNQUIESCE, UNFREEZE, LOAD -> isSource() ? 0 : 1;
        case START_LOGGING, CAPTURE -> isSource() ? 1 : 0;
        case CHANGES -> isSource() ? 2 : 0;
      };
    }

    List<Command> commands(Trial trial) {
      return hardware.apply(host.apply(trial)).commands();
    }
  }

  static Stream<Arguments> commands() {
    return Stream.of(Interfaces.V1, Interfaces.V2)
        .flatMap(
            by ->
                Stream.of(Place.values())
                    .flatMap(
                        place ->
                            Stream.of(Command.values())
                                .map(command -> Arguments.of(by, place, command))));
  }

  /** The second, the third and so on of a sort fail, too, until there is none of that number. */
  @ParameterizedTest
  @MethodSource("commands")
  void aCommandThatFailsOnceLosesNothing(MigrationInterface by, Place place, Command failing)
      throws Exception {
    int reached = 0;
    boolean came = true;
    for (int i = 0; came; i++) {
      int nth = i;
      try (Trial trial = new Trial(by, by)) {
        place.fails(trial, (command, number) -> command == failing && number == nth);
        trial.run();
        came = Collections.frequency(place.commands(trial), failing) > nth;
        if (!came) {
          trial.arrived();
        } else if (place.afterCommit(failing)) {
          trial.arrived();
          assertThat(trial.to.outcome.reloaded()).hasSize(1);
        } else {
          trial.stayed();
          assertThat(trial.from.outcome.problem()).isPresent();
        }
        reached += came ? 1 : 0;
      }
    }
    assertThat(reached).isGreaterThanOrEqualTo(place.least(failing));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandThatAlwaysFailsStopsNobody(MigrationInterface by, Place place, Command broken)
      throws Exception {
    try (Trial trial = new Trial(by, by)) {
      place.fails(trial, (command, number) -> command == broken);
      trial.run().judge();
      if (place.afterCommit(broken)) {
        assertThat(trial.claims()).containsExactly(Claim.HERE, Claim.NOT_HERE);
        assertThat(trial.from.outcome.problem().orElseThrow())
            .startsWith("the destination gave the guest back: ")
            .endsWith(" does not start");
      }
    }
  }

  @Test
  void aGuestThatCannotStartIsGivenBack() throws Exception {
    for (MigrationInterface by : List.of(Interfaces.V1, Interfaces.V2)) {
      try (Trial trial = new Trial(by, by)) {
        trial.to.serialFails = (command, number) -> command == Command.UNFREEZE;
        trial.run().stayed();
        assertThat(trial.from.outcome.problem().orElseThrow())
            .isEqualTo("the destination gave the guest back: serial port does not start");
      }
    }
  }

  @Test
  void aSourceThatCannotRunOnByItselfIsReloaded() throws Exception {
    for (MigrationInterface by : List.of(Interfaces.V1, Interfaces.V2)) {
      try (Trial trial = new Trial(by, by)) {
        int[] failures = {1, 1};
        trial.from.serialFails =
            (command, number) -> command == Command.UNFREEZE && failures[0]-- > 0;
        trial.from.blockFails =
            (command, number) -> command == Command.UNFREEZE && failures[1]-- > 0;
        trial.to.blockFails = (command, number) -> command == Command.LOAD;
        trial.run().stayed();
        assertThat(trial.from.serial.commands()).contains(Command.LOAD);
        assertThat(trial.from.block.commands()).contains(Command.LOAD);
      }
    }
  }
}
