package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.fault.FailingHardware;
import org.vfiospec.machine.live.DeviceFailedException;
import org.vfiospec.machine.live.DeviceStage;
import org.vfiospec.machine.live.Interfaces;
import org.vfiospec.machine.live.RegisterMigration;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.v1.DesignChoices;

/**
 * An action of the register that fails has done nothing, whichever of its commands failed; and a
 * device in ERROR is as quiet as can be had.
 */
@Timeout(60)
class FailedActionTest {
  private static final DesignChoices RECOMMENDED = DesignChoices.of(Interfaces.REGISTER);

  private final Random random = new Random(20211124);
  private BiPredicate<Command, Integer> fails = (command, number) -> false;
  private final List<Command> commands = new ArrayList<>();

  static Stream<Supplier<Specimen>> devices() {
    return Stream.of(SerialPortSpecimen::new, SubchannelSpecimen::new);
  }

  static Stream<Arguments> devicesThatDoNotLog() {
    return withCommands(Command.START_LOGGING, Command.CHANGES);
  }

  static Stream<Arguments> devicesThatDoNotLogOrRun() {
    return withCommands(Command.START_LOGGING, Command.CHANGES, Command.UNFREEZE);
  }

  private static Stream<Arguments> withCommands(Command... failing) {
    return devices()
        .flatMap(device -> Stream.of(failing).map(command -> Arguments.of(device, command)));
  }

  @ParameterizedTest
  @MethodSource("devicesThatDoNotLog")
  void aTransferThatDoesNotBeginLeavesNoLogAndNoWindow(Supplier<Specimen> devices, Command failing)
      throws Exception {
    try (Specimen here = devices.get()) {
      RegisterMigration source = driver(here, RECOMMENDED);
      fails = (command, number) -> command == failing;
      refuses(source, DeviceStage.PRE_COPY, "---R");
      commands.clear();
      assertThat(source.pending()).isZero();
      assertThat(commands).as("a closed window asks for nothing").isEmpty();
      here.use(random);
      assertThat(here.hardware().changes()).as("the log").isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("devicesThatDoNotLog")
  void aLogThatNobodyHadEndedGoesOn(Supplier<Specimen> devices, Command failing) throws Exception {
    try (Specimen here = devices.get()) {
      RegisterMigration source = driver(here, RegisterTransferTest.RFC_V3);
      source.enter(DeviceStage.PRE_COPY);
      source.enter(DeviceStage.RUNNING);
      fails = (command, number) -> command == failing && number > 0;
      refuses(source, DeviceStage.PRE_COPY, "---R");
      here.use(random);
      assertThat(here.hardware().changes()).as("the log").isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("devicesThatDoNotLogOrRun")
  void aDeviceThatDoesNotRunOnFromStopCopyIsStillThereWhole(
      Supplier<Specimen> devices, Command failing) throws Exception {
    for (int chunksRead = 0; chunksRead < 6; chunksRead++) {
      try (Specimen here = devices.get();
          Specimen there = devices.get()) {
        RegisterMigration source = driver(here, RECOMMENDED);
        here.use(random);
        source.enter(DeviceStage.STOP_COPY);
        fails = (command, number) -> false;
        RegisterMigration destination = driver(there, RECOMMENDED);
        destination.enter(DeviceStage.RESUMING);
        for (int chunk = 0; chunk < chunksRead; chunk++) {
          destination.write(source.read());
        }
        fails = (command, number) -> command == failing;
        // From N-S- RUNNING is the first action: nothing was done before.
        refuses(source, DeviceStage.PRE_COPY_QUIET, "N-S-");
        assertThat(here.frozen()).isTrue();
        assertThat(here.hardware().changes()).as("the log").isEmpty();
        move(source, destination);
        destination.enter(DeviceStage.STOPPED);
        assertThat(there.state()).isEqualTo(here.state());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("devicesThatDoNotLogOrRun")
  void andItRunsOnWhenItIsAskedAgain(Supplier<Specimen> devices, Command failing) throws Exception {
    try (Specimen here = devices.get();
        Specimen there = devices.get()) {
      RegisterMigration source = driver(here, RECOMMENDED);
      RegisterMigration destination = driver(there, RECOMMENDED);
      destination.enter(DeviceStage.RESUMING);
      source.enter(DeviceStage.STOP_COPY);
      destination.write(source.read());
      fails = (command, number) -> command == failing;
      refuses(source, DeviceStage.PRE_COPY_QUIET, "N-S-");
      fails = (command, number) -> false;
      source.enter(DeviceStage.PRE_COPY_QUIET);
      here.use(random);
      source.enter(DeviceStage.STOP_COPY);
      move(source, destination);
      destination.enter(DeviceStage.STOPPED);
      assertThat(there.state()).isEqualTo(here.state());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void aDeviceThatCannotBeQuietInErrorStands(Supplier<Specimen> devices) throws Exception {
    try (Specimen here = devices.get()) {
      RegisterMigration device = driver(here, RECOMMENDED);
      here.use(random);
      Object used = here.state();
      fails =
          (command, number) ->
              command == Command.START_LOGGING || command == Command.QUIESCE && number > 0;
      refuses(device, DeviceStage.PRE_COPY_QUIET, "ERROR");
      assertThat(here.frozen()).isTrue();
      assertThat(here.state()).isEqualTo(used);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void oneThatCannotStandEitherIsReset(Supplier<Specimen> devices) throws Exception {
    try (Specimen here = devices.get()) {
      RegisterMigration device = driver(here, RECOMMENDED);
      Object asReset = asReset(here);
      fails =
          (command, number) ->
              command == Command.START_LOGGING
                  || command == Command.FREEZE
                  || command == Command.QUIESCE && number > 0;
      refuses(device, DeviceStage.PRE_COPY_QUIET, "ERROR");
      assertThat(here.state()).isEqualTo(asReset);
      assertThat(commands)
          .containsExactly(
              Command.QUIESCE,
              Command.START_LOGGING,
              Command.QUIESCE,
              Command.FREEZE,
              Command.QUIESCE,
              Command.FREEZE);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void oneThatDoesNotStopInErrorIsResetAndStoppedThen(Supplier<Specimen> devices) throws Exception {
    try (Specimen here = devices.get()) {
      Map<String, Object> record = new HashMap<>(Interfaces.REGISTER);
      record.put("errorIs", "stopped");
      RegisterMigration device = driver(here, DesignChoices.of(record));
      Object asReset = asReset(here);
      fails =
          (command, number) ->
              command == Command.START_LOGGING || command == Command.FREEZE && number == 0;
      refuses(device, DeviceStage.PRE_COPY_QUIET, "ERROR");
      assertThat(here.state()).isEqualTo(asReset);
      assertThat(here.frozen()).isTrue();
    }
  }

  /** The state behind a reset; the device is used after it. */
  private Object asReset(Specimen device) {
    device.use(random);
    device.hardware().reset();
    Object state = device.state();
    while (device.state().equals(state)) {
      device.use(random);
    }
    return state;
  }

  private static void refuses(RegisterMigration device, DeviceStage stage, String left) {
    assertThatThrownBy(() -> device.enter(stage))
        .isInstanceOf(DeviceFailedException.class)
        .hasMessageContaining("EIO");
    assertThat(device.state()).isEqualTo(left);
  }

  private RegisterMigration driver(Specimen device, DesignChoices choices) {
    return new RegisterMigration(
        new DeviceKind(0, "device"),
        choices,
        new FailingHardware(
            device.hardware(),
            (command, number) -> {
              commands.add(command);
              return fails.test(command, number);
            }),
        64,
        1 << 20);
  }

  private static void move(RegisterMigration source, RegisterMigration destination)
      throws DeviceFailedException {
    byte[] chunk = source.read();
    while (chunk.length > 0) {
      destination.write(chunk);
      chunk = source.read();
    }
  }
}
