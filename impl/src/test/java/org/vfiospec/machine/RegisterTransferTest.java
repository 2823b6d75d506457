package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.fault.FailingHardware;
import org.vfiospec.machine.live.DeviceFailedException;
import org.vfiospec.machine.live.DeviceStage;
import org.vfiospec.machine.live.Interfaces;
import org.vfiospec.machine.live.RegisterMigration;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.v1.DesignChoices;

/** A transfer through the register of version 1, with hardware that numbers the parts of it. */
@Timeout(60)
class RegisterTransferTest {
  private static final DesignChoices RECOMMENDED = DesignChoices.of(Interfaces.REGISTER);

  /** The list of RFC v3, which has no entry for the end of SAVING: the log goes on. */
  static final DesignChoices RFC_V3 =
      DesignChoices.of(
          with(
              "order",
              List.of(
                  "NDMA",
                  "NOT_RUNNING",
                  "SAVING_NOT_RUNNING",
                  "RESUMING",
                  "NOT_RESUMING",
                  "RUNNING",
                  "SAVING_RUNNING",
                  "NOT_NDMA")));

  private final Random random = new Random(3);

  static Stream<Supplier<Specimen>> devices() {
    return Stream.of(SerialPortSpecimen::new, SubchannelSpecimen::new);
  }

  @ParameterizedTest
  @MethodSource("devices")
  void whatChangesBetweenTheLastReadAndTheFreezeArrives(Supplier<Specimen> devices)
      throws Exception {
    try (Specimen here = devices.get();
        Specimen there = devices.get()) {
      RegisterMigration source = driver(here.hardware());
      RegisterMigration destination = driver(there.hardware());
      source.enter(DeviceStage.PRE_COPY);
      destination.enter(DeviceStage.RESUMING);
      here.use(random);
      move(source, destination);
      here.use(random);
      source.enter(DeviceStage.PRE_COPY_QUIET);
      source.enter(DeviceStage.STOP_COPY);
      move(source, destination);
      destination.enter(DeviceStage.STOPPED);
      assertThat(there.state()).isEqualTo(here.state());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void aTransferThatBeginsAnewIsWholeThoughTheLogOfTheLastOneGoesOn(Supplier<Specimen> devices)
      throws Exception {
    try (Specimen here = devices.get();
        Specimen there = devices.get()) {
      RegisterMigration source = driver(here.hardware(), RFC_V3);
      RegisterMigration destination = driver(there.hardware());
      source.enter(DeviceStage.PRE_COPY);
      while (source.read().length > 0) {
        // of no use: this migration is given up
      }
      here.use(random);
      source.enter(DeviceStage.RUNNING);
      source.enter(DeviceStage.STOP_COPY);
      destination.enter(DeviceStage.RESUMING);
      move(source, destination);
      destination.enter(DeviceStage.STOPPED);
      assertThat(there.state()).isEqualTo(here.state());
    }
  }

  /** From SAVING with the device stopped back to pre-copy: what waits in the window still comes. */
  @ParameterizedTest
  @MethodSource("devices")
  void aTransferGoesOnAfterStopCopy(Supplier<Specimen> devices) throws Exception {
    for (int chunksRead = 0; chunksRead < 6; chunksRead++) {
      try (Specimen here = devices.get();
          Specimen there = devices.get()) {
        RegisterMigration source = driver(here.hardware());
        RegisterMigration destination = driver(there.hardware());
        destination.enter(DeviceStage.RESUMING);
        here.use(random);
        source.enter(DeviceStage.STOP_COPY);
        for (int chunk = 0; chunk < chunksRead; chunk++) {
          destination.write(source.read());
        }
        source.enter(DeviceStage.PRE_COPY);
        here.use(random);
        source.enter(DeviceStage.STOP_COPY);
        move(source, destination);
        destination.enter(DeviceStage.STOPPED);
        assertThat(there.state()).isEqualTo(here.state());
      }
    }
  }

  private static Map<String, Object> with(String choice, Object value) {
    Map<String, Object> record = new HashMap<>(Interfaces.REGISTER);
    record.put(choice, value);
    return record;
  }

  @ParameterizedTest
  @MethodSource("devices")
  void aCaptureThatFailsLeavesADeviceThatRuns(Supplier<Specimen> devices) throws Exception {
    try (Specimen here = devices.get();
        Specimen there = devices.get()) {
      int[] failures = {1};
      RegisterMigration source =
          driver(
              new FailingHardware(
                  here.hardware(),
                  (command, number) -> command == Command.CAPTURE && failures[0]-- > 0));
      RegisterMigration destination = driver(there.hardware());
      source.enter(DeviceStage.PRE_COPY);
      destination.enter(DeviceStage.RESUMING);
      move(source, destination);
      here.use(random);
      source.enter(DeviceStage.PRE_COPY_QUIET);
      assertThatThrownBy(() -> source.enter(DeviceStage.STOP_COPY))
          .isInstanceOf(DeviceFailedException.class)
          .hasMessageContaining("EIO");
      assertThat(source.state()).isEqualTo("N-SR");
      assertThat(here.frozen()).isFalse();
      here.use(random);
      source.enter(DeviceStage.STOP_COPY);
      move(source, destination);
      destination.enter(DeviceStage.STOPPED);
      assertThat(there.state()).isEqualTo(here.state());
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void aCaptureThatCannotBeUndoneIsAnError(Supplier<Specimen> devices) throws Exception {
    try (Specimen here = devices.get()) {
      RegisterMigration source =
          driver(
              new FailingHardware(
                  here.hardware(),
                  (command, number) -> command == Command.CAPTURE || command == Command.UNFREEZE));
      source.enter(DeviceStage.PRE_COPY);
      source.enter(DeviceStage.PRE_COPY_QUIET);
      assertThatThrownBy(() -> source.enter(DeviceStage.STOP_COPY))
          .isInstanceOf(DeviceFailedException.class);
      assertThat(source.state()).isEqualTo("ERROR");
      source.reset();
      assertThat(here.frozen()).isFalse();
    }
  }

  private static RegisterMigration driver(Hardware hardware) {
    return driver(hardware, RECOMMENDED);
  }

  private static RegisterMigration driver(Hardware hardware, DesignChoices choices) {
    return new RegisterMigration(new DeviceKind(0, "device"), choices, hardware, 64, 1 << 20);
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
