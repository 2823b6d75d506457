package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.DeviceState;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.migration.v2.RequestOfCurrent;
import org.vfiospec.migration.v2.SetState;
import org.vfiospec.migration.v2.Skip;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.StepPoints;

/**
 * Every pair of states and every set of flags: the device goes the way that the table of the
 * specification leads, state by state, or is refused where that does.
 */
@Tag("mutants")
class NextStateTableTest {
  /** The numbers of enum vfio_device_mig_state. */
  private static final List<String> NUMBERS =
      List.of(
          "ERROR",
          "STOP",
          "RUNNING",
          "STOP_COPY",
          "RESUMING",
          "RUNNING_P2P",
          "PRE_COPY",
          "PRE_COPY_P2P");

  private static final String REFUSED = "EINVAL";
  private static final String FOR_EVER = "looks for ever";

  /** More steps than any path has. */
  private static final int MOST_STEPS = 40;

  private static final Map<String, Map<String, String>> NEXT_STATE = evaluated("NextState");
  private static final Map<String, Set<String>> NEEDS = evaluated("Needs");

  @SuppressWarnings("unchecked")
  private static <T> Map<String, T> evaluated(String definition) {
    return (Map<String, T>) MigrationModels.liveness("states_mainline").evaluate(definition);
  }

  /**
   * A way through the states.
   *
   * @param states from the old one on
   * @param end how the call ends
   */
  private record Way(List<String> states, String end) {}

  private static Way specified(DesignChoices choices, Set<String> flags, String old, int number) {
    List<String> states = new ArrayList<>(List.of(old));
    if (number < 0 || number >= NUMBERS.size()) {
      return new Way(states, REFUSED);
    }
    String wanted = NUMBERS.get(number);
    if (wanted.equals("ERROR") && choices.current() == RequestOfCurrent.EXCEPT_ERROR) {
      return new Way(states, REFUSED);
    }
    String at = old;
    while (!at.equals(wanted)) {
      if (!supported(flags, at) || !supported(flags, wanted)) {
        return new Way(states, REFUSED);
      }
      Set<String> looked = new HashSet<>();
      at = NEXT_STATE.get(at).get(wanted);
      while (!supported(flags, at)) {
        if (at.equals("ERROR") && choices.skip() == Skip.TO_SUPPORTED_OR_ERROR) {
          return new Way(states, REFUSED);
        }
        if (!looked.add(at)) {
          return new Way(states, FOR_EVER);
        }
        at = NEXT_STATE.get(at).get(wanted);
      }
      states.add(at);
    }
    return new Way(states, "OK");
  }

  private static boolean supported(Set<String> flags, String state) {
    return flags.containsAll(NEEDS.get(state));
  }

  private static MigratableDevice in(DesignChoices choices, MigrationFlags flags, String old) {
    PiecewiseHardware hardware = new PiecewiseHardware();
    OneFd fds = new OneFd();
    MigratableDevice device =
        new MigratableDevice(
            choices, flags, hardware, fds, 0, StatesSubject.LONGEST_TRANSFER, StepPoints.NONE);
    device.open();
    if (old.equals("ERROR")) {
      hardware.next(ShownHardware.Next.LOST);
      assertThat(device.setState(NUMBERS.indexOf("STOP")).result()).isEqualTo(Errno.EIO.result());
    } else {
      assertThat(device.setState(NUMBERS.indexOf(old)).result()).isZero();
    }
    assertThat(device.state()).hasToString(old);
    if (old.equals("RESUMING")) {
      byte[] transfer = ShownHardware.transfer(2);
      assertThat(fds.held().write(transfer, 0, transfer.length)).isEqualTo(transfer.length);
    }
    return device;
  }

  private static Way taken(MigratableDevice device, int number) {
    List<String> states = new ArrayList<>(List.of(device.state().name()));
    SetState call = device.set(number);
    for (int steps = 0; !call.done(); steps++) {
      if (steps == MOST_STEPS) {
        return new Way(states, FOR_EVER);
      }
      call.step();
      String now = device.view().state().name();
      if (!now.equals(states.get(states.size() - 1))) {
        states.add(now);
      }
    }
    return new Way(states, call.result() == 0 ? "OK" : Errno.of(call.result()).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"states_before_fix", "states_mainline", "states_recommended"})
  void theDeviceGoesTheWayOfTheTable(String revision) {
    DesignChoices choices = DesignChoices.of(MigrationModels.revision(revision).choices());
    int ways = 0;
    for (int bits : new int[] {1, 3, 5, 7}) {
      MigrationFlags flags = new MigrationFlags(bits);
      Set<String> names = StatesBinding.names(flags);
      for (String old : NUMBERS) {
        assertThat(flags.supports(DeviceState.valueOf(old))).isEqualTo(supported(names, old));
        if (supported(names, old) || old.equals("ERROR")) {
          for (int wanted = -1; wanted <= NUMBERS.size(); wanted++) {
            assertThat(taken(in(choices, flags, old), wanted))
                .as("flags %d, from %s to %d", bits, old, wanted)
                .isEqualTo(specified(choices, names, old, wanted));
            ways++;
          }
        }
      }
    }
    assertThat(ways).isEqualTo((5 + 6 + 6 + 8) * (NUMBERS.size() + 2));
  }

  @Test
  void theNumbersAreThoseOfTheInterface() {
    for (int number = 0; number < NUMBERS.size(); number++) {
      DeviceState state = DeviceState.valueOf(NUMBERS.get(number));
      assertThat(state.number()).isEqualTo(number);
      assertThat(DeviceState.of(number)).isEqualTo(Optional.of(state));
      assertThat(state.preCopies()).isEqualTo(NUMBERS.get(number).startsWith("PRE_COPY"));
      assertThat(state.saves()).isEqualTo(state.preCopies() || number == 3);
    }
    assertThat(DeviceState.values()).hasSize(NUMBERS.size());
    assertThat(DeviceState.of(-1)).isEmpty();
    assertThat(DeviceState.of(NUMBERS.size())).isEmpty();
  }

  @Test
  void aDeviceHasTheFlagsThatThereAre() {
    for (int bits = 0; bits < 16; bits++) {
      int flags = bits;
      if ((bits & 1) == 1 && bits < 8) {
        assertThat(new MigrationFlags(bits).bits()).isEqualTo(bits);
      } else {
        assertThatThrownBy(() -> new MigrationFlags(flags))
            .hasMessage("no flags of a device that migrates: " + flags);
      }
    }
  }
}
