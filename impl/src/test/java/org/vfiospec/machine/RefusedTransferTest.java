package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.live.Interfaces;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.v1.RegisterDriver;
import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.migration.v2.DataFds;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.DeviceState;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.StepPoints;

/**
 * A transfer that arrived wrong, handed over byte by byte through either interface up to a request
 * of RUNNING: the request is refused, the device does not run with it, and a reset leads out.
 */
@Timeout(60)
class RefusedTransferTest {
  /** Of each corruption, through each interface to each device. */
  private static final int ROUNDS = 300;

  private static final int TRANSFERS = 20;
  private static final int LONGEST = 1 << 16;

  private final Random random = new Random(20211209);

  /** A device behind its interface. */
  private interface Door {
    /** Takes the device to RESUMING. */
    void open();

    /** Hands a transfer over, in pieces. */
    void handOver(byte[] transfer, Random random);

    /** Requests RUNNING; what the call returns if that is an error, else 0. */
    int run();

    /** Where the device is, as its user is told. */
    String state();

    void reset();
  }

  /** The migration region of version 1. */
  private static final class RegisterDoor implements Door {
    private static final int WINDOW = 64;

    private final RegisterDriver driver;
    private final MigrationRegion region;

    RegisterDoor(Specimen device, Map<String, Object> revision) {
      DataWindow window = new DataWindow(device.hardware(), WINDOW, LONGEST);
      driver =
          new RegisterDriver(
              org.vfiospec.migration.v1.DesignChoices.of(revision), device.hardware(), window);
      region = new MigrationRegion(driver, window, ByteOrder.BIG_ENDIAN);
    }

    private int write(int pattern) {
      byte[] value = ByteBuffer.allocate(4).putInt(pattern).array();
      return region.pwrite(MigrationRegion.DEVICE_STATE, value, 0, 4);
    }

    @Override
    public void open() {
      require(write(StateBit.RESUMING.mask()) == 4);
    }

    @Override
    public void handOver(byte[] transfer, Random random) {
      int at = 0;
      while (at < transfer.length) {
        int size = Math.min(1 + random.nextInt(WINDOW), transfer.length - at);
        require(region.pwrite(MigrationRegion.DATA, transfer, at, size) == size);
        byte[] length = ByteBuffer.allocate(8).putLong(size).array();
        require(region.pwrite(MigrationRegion.DATA_SIZE, length, 0, 8) == 8);
        at += size;
      }
    }

    @Override
    public int run() {
      return Math.min(0, write(StateBit.RUNNING.mask()));
    }

    @Override
    public String state() {
      int pattern = driver.read();
      return pattern == StateBit.ERROR ? "ERROR" : StateBit.of(pattern).toString();
    }

    @Override
    public void reset() {
      driver.reset();
    }
  }

  /** The data file of version 2. */
  private static final class StatesDoor implements Door, DataFds {
    private final MigratableDevice device;
    private DataFile file;

    StatesDoor(Specimen specimen, Map<String, Object> revision) {
      device =
          new MigratableDevice(
              org.vfiospec.migration.v2.DesignChoices.of(revision),
              new MigrationFlags(7),
              specimen.hardware(),
              this,
              0,
              LONGEST,
              StepPoints.NONE);
      device.open();
    }

    @Override
    public int reserve() {
      return 3;
    }

    @Override
    public void install(int number, DataFile made) {
      file = made;
    }

    @Override
    public void giveBack(int number) {
      // there are enough
    }

    private int set(DeviceState wanted) {
      return device.setState(wanted.number()).result();
    }

    @Override
    public void open() {
      require(set(DeviceState.RESUMING) == 0);
    }

    @Override
    public void handOver(byte[] transfer, Random random) {
      int at = 0;
      while (at < transfer.length) {
        int size = Math.min(1 + random.nextInt(200), transfer.length - at);
        require(file.write(transfer, at, size) == size);
        at += size;
      }
    }

    @Override
    public int run() {
      return set(DeviceState.RUNNING);
    }

    @Override
    public String state() {
      return device.state().name();
    }

    @Override
    public void reset() {
      device.reset();
      require(file.write(new byte[1], 0, 1) == Errno.ENODEV.result());
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError("a call of a user who makes no mistake fails");
    }
  }

  static Stream<Arguments> doors() {
    Map<String, Object> oldState = new HashMap<>(Interfaces.REGISTER);
    oldState.put("badData", "old");
    Map<String, Object> deferred = new HashMap<>(Interfaces.STATES);
    deferred.put("reset", "deferred");
    Stream<Named<Supplier<Specimen>>> devices =
        Stream.of(
            Named.of("serial port", SerialPortSpecimen::new),
            Named.of("subchannel", SubchannelSpecimen::new));
    return devices.flatMap(
        device ->
            Stream.of(
                through(device, "v1", each -> new RegisterDoor(each, Interfaces.REGISTER), "ERROR"),
                through(device, "v1, old", each -> new RegisterDoor(each, oldState), "[RESUMING]"),
                through(device, "v2", each -> new StatesDoor(each, Interfaces.STATES), "RESUMING"),
                through(
                    device, "v2, deferred", each -> new StatesDoor(each, deferred), "RESUMING")));
  }

  private static Arguments through(
      Named<Supplier<Specimen>> device, String name, Function<Specimen, Door> door, String left) {
    return Arguments.of(device, Named.of(name, door), left);
  }

  @ParameterizedTest
  @MethodSource("doors")
  void noWrongTransferRuns(Supplier<Specimen> devices, Function<Specimen, Door> doors, String left)
      throws Exception {
    ValidTransfers transfers = new ValidTransfers(devices, TRANSFERS, random);
    int refused = 0;
    int accepted = 0;
    try (Specimen device = devices.get()) {
      Door door = doors.apply(device);
      for (Corruption corruption : Corruption.values()) {
        for (int round = 0; round < ROUNDS; round++) {
          byte[] wrong = corruption.apply(transfers.any(random), transfers.any(random), random);
          if (transfers.makeUp(wrong)) {
            continue;
          }
          device.use(random);
          door.open();
          Object before = device.state();
          door.handOver(wrong, random);
          int result = door.run();
          if (result == 0) {
            assertThat(corruption).isEqualTo(Corruption.FORGED);
            accepted++;
          } else {
            assertRefused(result, door, left, device, before);
            refused++;
          }
          assertRecovers(door, device);
        }
      }
      assertThat(refused).isGreaterThan(Corruption.values().length * ROUNDS * 4 / 5);
      assertThat(accepted).isLessThan(ROUNDS);
      door.open();
      door.handOver(Corruption.join(transfers.any(random)), random);
      assertThat(door.run()).as("it still takes a right one").isZero();
      assertThat(device.frozen()).isFalse();
    }
  }

  /** Does what AssertJ does, but not for nothing some ten thousand times. */
  private static void assertRefused(
      int result, Door door, String left, Specimen device, Object before) {
    boolean stands = device.frozen() && device.state().equals(before);
    if (result != Errno.EINVAL.result() || !door.state().equals(left) || !stands) {
      fail("%s, %s, stands as it was: %s", Errno.of(result), door.state(), stands);
    }
  }

  private static void assertRecovers(Door door, Specimen device) {
    door.reset();
    if (device.frozen() || !List.of("RUNNING", "[RUNNING]").contains(door.state())) {
      fail("after a reset: frozen is %s, and it says %s", device.frozen(), door.state());
    }
  }
}
