package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.guest.GuestDevice;

/** A guest does not go on, as if nothing was, with a device that was reset behind its back. */
@Timeout(120)
class LostDeviceTest {
  static Stream<MigrationInterface> interfaces() {
    return Stream.of(Interfaces.V1, Interfaces.V2);
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void ofItsSerialPortTheGuestIsTold(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      trial.from.serialFails = (command, number) -> command == Command.UNFREEZE;
      trial.to.blockFails = (command, number) -> command == Command.LOAD;
      trial.run();
      assertThat(trial.claims()).containsExactly(Claim.HERE, Claim.NOT_HERE);
      assertThat(trial.from.outcome.lost()).containsExactly("serial port");
      trial.assertIntact(trial.from.machine);
      trial.assertTold(trial.from.machine, GuestDevice.SERIAL_PORT);
    }
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void ofItsDiskTheGuestIsTold(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      trial.from.blockFails = (command, number) -> command == Command.UNFREEZE;
      trial.to.serialFails = (command, number) -> command == Command.LOAD;
      trial.run();
      assertThat(trial.claims()).containsExactly(Claim.HERE, Claim.NOT_HERE);
      assertThat(trial.from.outcome.lost()).hasSize(1);
      trial.assertIntact(trial.from.machine);
      trial.assertTold(trial.from.machine, GuestDevice.DISK);
    }
  }

  /** By the register devices are quiet before the processor stands, and may fail to go on there. */
  @Test
  void whileADeviceIsRecoveredTheGuestStands() throws Exception {
    List<Command> underTheGuest = new ArrayList<>();
    try (Trial trial = new Trial(Interfaces.V1, Interfaces.V1)) {
      trial.from.serialFails =
          (command, number) -> {
            if (command == Command.FREEZE && trial.from.machine.cpu().runs()) {
              underTheGuest.add(command);
            }
            return command == Command.UNQUIESCE && number == 0;
          };
      trial.from.blockFails = (command, number) -> command == Command.QUIESCE;
      trial.run().stayed();
      assertThat(trial.from.outcome.reloaded()).containsExactly("serial port");
      assertThat(underTheGuest).isEmpty();
    }
  }
}
