package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.guest.GuestDevice;
import org.vfiospec.machine.guest.LoggedMemory;
import org.vfiospec.migration.HardwareException;

/** What devices did that ran at the destination goes back with the guest that could not start. */
@Timeout(120)
class GivenBackTest {
  /** Nothing of the guest's program is there. */
  private static final int UNUSED = LoggedMemory.PAGE_SIZE - 8;

  static Stream<MigrationInterface> interfaces() {
    return Stream.of(Interfaces.V1, Interfaces.V2);
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void whatADeviceHasStoredIsStoredAtTheSource(MigrationInterface by) throws Exception {
    byte[] stored = {1, 2, 3, 4, 5, 6, 7, 8};
    try (Trial trial = new Trial(by, by)) {
      trial.to.blockFails = (command, number) -> command == Command.UNQUIESCE;
      trial.to.observer =
          new MigrationObserver() {
            @Override
            public void loading(LoadingStep step) {
              if (step == LoadingStep.RUN) {
                trial.to.machine.memory().write(UNUSED, stored); // as a device would
              }
            }
          };
      trial.run().stayed();
      assertThat(trial.from.machine.memory().read(UNUSED, stored.length)).isEqualTo(stored);
      assertThat(trial.from.outcome.reloaded()).hasSize(2);
      assertThat(trial.to.outcome.claim()).isEqualTo(Claim.NOT_HERE);
    }
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void whatADeviceHasBecomeItIsAtTheSource(MigrationInterface by) throws Exception {
    Map<Command, byte[]> there = new EnumMap<>(Command.class);
    Map<Command, byte[]> here = new EnumMap<>(Command.class);
    try (Trial trial = new Trial(by, by)) {
      trial.to.serialFails = (command, number) -> noted(command, trial.to, there);
      trial.from.serialFails = (command, number) -> noted(command, trial.from, here);
      trial.to.blockFails = (command, number) -> command == Command.UNQUIESCE;
      trial.to.observer =
          new MigrationObserver() {
            @Override
            public void loading(LoadingStep step) {
              if (step == LoadingStep.RUN) {
                trial.to.machine.serialPort().discard(); // anything that is not what was loaded
              }
            }
          };
      trial.run();
      assertThat(trial.claims()).as("%s", trial).containsExactly(Claim.HERE, Claim.NOT_HERE);
      byte[] loaded = there.get(Command.UNFREEZE);
      byte[] saved = there.get(Command.CAPTURE);
      assertThat(saved).isNotEqualTo(loaded);
      assertThat(here.get(Command.UNFREEZE)).isEqualTo(saved);
    }
  }

  /**
   * Notes what the serial port holds when it is told, of the two commands before which it stands.
   */
  private static boolean noted(Command command, Trial.Host host, Map<Command, byte[]> states) {
    if (command == Command.UNFREEZE || command == Command.CAPTURE) {
      try {
        states.put(command, host.machine.serialPort().capture());
      } catch (HardwareException e) {
        throw new IllegalStateException(e);
      }
    }
    return false;
  }

  /** Two faults: the device neither goes on nor tells what it holds. */
  @ParameterizedTest
  @MethodSource("interfaces")
  void aGuestOfWhichADeviceIsLostStaysWhereTheOthersHaveRun(MigrationInterface by)
      throws Exception {
    try (Trial trial = new Trial(by, by)) {
      trial.to.serialFails =
          (command, number) -> command == Command.UNQUIESCE || command == Command.CAPTURE;
      trial.run();
      assertThat(trial.claims()).as("%s", trial).containsExactly(Claim.NOT_HERE, Claim.HERE);
      assertThat(trial.to.outcome.lost()).containsExactly("serial port");
      assertThat(trial.from.outcome.problem().orElseThrow())
          .isEqualTo("the destination has lost what was in: serial port");
      trial.assertIntact(trial.to.machine);
      trial.assertTold(trial.to.machine, GuestDevice.SERIAL_PORT);
    }
  }
}
