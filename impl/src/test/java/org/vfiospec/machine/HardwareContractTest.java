package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.InvalidImageException;

/** What every migration driver may rely on, of every device. */
@Timeout(60)
class HardwareContractTest {
  private final Random random = new Random(20211207);

  static Stream<Named<Supplier<Specimen>>> devices() {
    return Stream.of(
        Named.of("serial port", SerialPortSpecimen::new),
        Named.of("subchannel", SubchannelSpecimen::new));
  }

  @ParameterizedTest
  @MethodSource("devices")
  void captureWithoutALogIsAllOfTheState(Supplier<Specimen> devices) throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Specimen source = devices.get();
          Specimen destination = devices.get()) {
        use(source, i);
        use(destination, 20 - i);
        source.hardware().freeze();
        byte[] all = source.hardware().capture();
        assertThat((long) all.length).isBetween(1L, source.hardware().longestCapture());
        assertArrives(source, all, destination);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void whatWasLoggedAndTheRestAreAllOfTheState(Supplier<Specimen> devices) throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Specimen source = devices.get();
          Specimen destination = devices.get()) {
        Hardware hardware = source.hardware();
        ByteArrayOutputStream transfer = new ByteArrayOutputStream();
        use(source, 5);
        use(destination, 5);
        hardware.startLogging();
        for (int round = 0; round < i; round++) {
          transfer.writeBytes(hardware.changes());
          use(source, random.nextInt(3));
        }
        hardware.freeze();
        byte[] rest = hardware.capture();
        assertThat((long) rest.length).isLessThanOrEqualTo(hardware.longestCapture());
        transfer.writeBytes(rest);
        assertArrives(source, transfer.toByteArray(), destination);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void changesAreToldOnce(Supplier<Specimen> devices) throws Exception {
    try (Specimen source = devices.get()) {
      Hardware hardware = source.hardware();
      assertThat(hardware.changes()).isEmpty();
      hardware.startLogging();
      byte[] all = hardware.changes();
      assertThat(all).isNotEmpty();
      assertThat(hardware.changes()).isEmpty();
      use(source, 1);
      byte[] some = hardware.changes();
      assertThat(some).isNotEmpty().hasSizeLessThan(all.length);
      assertThat(hardware.changes()).isEmpty();
      hardware.startLogging();
      assertThat(hardware.changes()).hasSizeGreaterThan(some.length);
      hardware.stopLogging();
      hardware.stopLogging();
      use(source, 1);
      assertThat(hardware.changes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void toDiscardIsToResetButTheDeviceGoesOnAsItWas(Supplier<Specimen> devices) throws Exception {
    for (boolean frozen : new boolean[] {false, true}) {
      try (Specimen device = devices.get()) {
        Hardware hardware = device.hardware();
        use(device, 5);
        hardware.startLogging();
        if (frozen) {
          hardware.freeze();
        }
        Object used = device.state();
        hardware.discard();
        assertThat(device.frozen()).isEqualTo(frozen);
        assertThat(hardware.changes()).as("it still logs").isNotEmpty();
        Object discarded = device.state();
        assertThat(discarded).isNotEqualTo(used);
        hardware.reset();
        assertThat(device.state()).isEqualTo(discarded);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void captureTakesNothingFromTheLog(Supplier<Specimen> devices) throws Exception {
    try (Specimen source = devices.get();
        Specimen destination = devices.get()) {
      Hardware hardware = source.hardware();
      hardware.startLogging();
      byte[] first = hardware.changes();
      use(source, 3);
      hardware.freeze();
      byte[] captured = hardware.capture();
      assertThat(hardware.capture()).isEqualTo(captured);
      byte[] second = hardware.changes();
      assertThat(second).isNotEmpty();
      assertArrives(source, join(first, captured), destination);
      assertArrives(source, join(first, second, hardware.capture()), destination);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void aTransferEndsWithItsLog(Supplier<Specimen> devices) throws Exception {
    try (Specimen source = devices.get();
        Specimen destination = devices.get()) {
      Hardware hardware = source.hardware();
      hardware.startLogging();
      byte[] stale = hardware.changes();
      hardware.stopLogging();
      use(source, 3);
      hardware.freeze();
      byte[] captured = hardware.capture();
      destination.hardware().freeze();
      assertRefused(destination, join(stale, captured));
      assertRefused(destination, stale);
      assertArrives(source, captured, destination);
      hardware.startLogging();
      hardware.changes();
      hardware.startLogging();
      assertArrives(source, hardware.capture(), destination);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void onlyFrozenHardwareGivesAndTakesItsState(Supplier<Specimen> devices) throws Exception {
    try (Specimen device = devices.get()) {
      use(device, 3);
      Hardware hardware = device.hardware();
      hardware.freeze();
      byte[] captured = hardware.capture();
      hardware.unfreeze();
      use(device, 3);
      Object before = device.state();
      assertThatExceptionOfType(HardwareException.class).isThrownBy(hardware::capture);
      assertThatExceptionOfType(HardwareException.class).isThrownBy(() -> hardware.load(captured));
      assertThat(device.state()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void theStateOfAnotherDeviceIsRefused(Supplier<Specimen> devices) throws Exception {
    try (Specimen device = devices.get();
        Specimen serial = new SerialPortSpecimen();
        Specimen subchannel = new SubchannelSpecimen()) {
      Specimen other = device instanceof SerialPortSpecimen ? subchannel : serial;
      other.hardware().freeze();
      byte[] captured = other.hardware().capture();
      device.hardware().freeze();
      assertRefused(device, captured);
      assertRefused(device, new byte[0]);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void quietHardwareRunsAndCanBeFrozen(Supplier<Specimen> devices) throws Exception {
    try (Specimen device = devices.get()) {
      Hardware hardware = device.hardware();
      hardware.quiesce();
      hardware.quiesce();
      use(device, 1);
      hardware.freeze();
      hardware.freeze();
      assertThat(device.frozen()).isTrue();
      hardware.unfreeze();
      hardware.unfreeze();
      hardware.unquiesce();
      hardware.unquiesce();
      assertThat(device.frozen()).isFalse();
      use(device, 1);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void resetHardwareRunsAndLogsNothing(Supplier<Specimen> devices) throws Exception {
    try (Specimen device = devices.get()) {
      Hardware hardware = device.hardware();
      use(device, 5);
      hardware.startLogging();
      hardware.quiesce();
      hardware.freeze();
      hardware.reset();
      assertThat(device.frozen()).isFalse();
      assertThat(hardware.changes()).isEmpty();
      use(device, 5);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void anInterruptedFreezeSaysSo(Supplier<Specimen> devices) throws Exception {
    try (Specimen device = devices.get()) {
      Thread.currentThread().interrupt();
      try {
        device.hardware().freeze();
      } catch (HardwareException e) {
        assertThat(device.frozen()).isFalse();
      }
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  /**
   * What is promised of a command that a reset comes beside is that it ends, if need be failing.
   */
  @ParameterizedTest
  @MethodSource("devices")
  void aResetComesBesideAnyCommand(Supplier<Specimen> devices) throws Exception {
    try (Specimen device = devices.get()) {
      Hardware hardware = device.hardware();
      hardware.freeze();
      byte[] transfer = hardware.capture();
      Together.run(
          20_000,
          List.of(
              random -> {
                hardware.startLogging();
                hardware.changes();
                hardware.freeze();
                unlessReset(hardware::capture);
                unlessReset(() -> hardware.load(transfer));
                hardware.discard();
                hardware.unfreeze();
                hardware.changes();
              },
              random -> hardware.reset()));
      hardware.reset();
      assertThat(device.frozen()).isFalse();
      assertThat(hardware.changes()).isEmpty();
    }
  }

  private interface Command {
    void give() throws HardwareException, InvalidImageException;
  }

  private static void unlessReset(Command command) throws InvalidImageException {
    try {
      command.give();
    } catch (HardwareException e) {
      assertThat(e).hasMessageContaining("is not frozen");
    }
  }

  private void use(Specimen device, int times) {
    for (int i = 0; i < times; i++) {
      device.use(random);
    }
  }

  private static void assertArrives(Specimen source, byte[] transfer, Specimen destination)
      throws Exception {
    destination.hardware().freeze();
    destination.hardware().load(transfer);
    assertThat(destination.state()).isEqualTo(source.state());
    assertThat(destination.frozen()).isTrue();
  }

  private static void assertRefused(Specimen device, byte[] transfer) {
    Object before = device.state();
    assertThatExceptionOfType(InvalidImageException.class)
        .isThrownBy(() -> device.hardware().load(transfer))
        .withMessageMatching("byte \\d+: .+");
    assertThat(device.state()).isEqualTo(before);
    assertThat(device.frozen()).isTrue();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
