package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.live.Interfaces;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.v1.DesignChoices;
import org.vfiospec.migration.v1.RegisterDriver;
import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.vfio.Errno;

/**
 * Users of a migration region who write the register, read and write fields and window, and reset
 * all at once, with nobody to order them: each gets what the interface says that he may get.
 */
@Timeout(60)
class FreeRunningRegisterTest {
  private static final int TIMES = 4_000;
  private static final int WINDOW = 64;
  private static final int LONGEST = 4096;
  private static final int EINVAL = Errno.EINVAL.result();
  private static final int EIO = Errno.EIO.result();
  private static final int STOP_COPY = StateBit.SAVING.mask() | StateBit.NDMA.mask();
  private static final int PRE_COPY = StateBit.SAVING.mask() | StateBit.RUNNING.mask();
  private static final int RESUMING = StateBit.RESUMING.mask() | StateBit.NDMA.mask();

  private static final List<Integer> OF_TRANSFERS =
      List.of(StateBit.RUNNING.mask(), PRE_COPY, STOP_COPY, RESUMING);

  static Stream<Named<Supplier<Specimen>>> devices() {
    return Stream.of(
        Named.of("serial port", SerialPortSpecimen::new),
        Named.of("subchannel", SubchannelSpecimen::new));
  }

  /** A device as its users have it. */
  private static final class Region {
    private final RegisterDriver driver;
    private final MigrationRegion region;

    Region(Specimen device) {
      DataWindow window = new DataWindow(device.hardware(), WINDOW, LONGEST);
      driver = new RegisterDriver(DesignChoices.of(Interfaces.REGISTER), device.hardware(), window);
      region = new MigrationRegion(driver, window, ByteOrder.BIG_ENDIAN);
    }

    int state() {
      byte[] value = new byte[4];
      assertThat(region.pread(MigrationRegion.DEVICE_STATE, value, 0, 4)).isEqualTo(4);
      return ByteBuffer.wrap(value).getInt();
    }

    int enter(int pattern) {
      byte[] value = ByteBuffer.allocate(4).putInt(pattern).array();
      return region.pwrite(MigrationRegion.DEVICE_STATE, value, 0, 4);
    }

    /** The value; or the result, if the read fails. */
    long field(int offset) {
      byte[] value = new byte[8];
      int result = region.pread(offset, value, 0, 8);
      return result < 0 ? result : ByteBuffer.wrap(value).getLong();
    }

    int handOver(long size) {
      byte[] value = ByteBuffer.allocate(8).putLong(size).array();
      return region.pwrite(MigrationRegion.DATA_SIZE, value, 0, 8);
    }

    /** The next chunk of a transfer that is saved, by one user alone. */
    byte[] read() {
      if (field(MigrationRegion.PENDING_BYTES) == 0) {
        return new byte[0];
      }
      long offset = field(MigrationRegion.DATA_OFFSET);
      byte[] chunk = new byte[(int) field(MigrationRegion.DATA_SIZE)];
      assertThat(region.pread(offset, chunk, 0, chunk.length)).isEqualTo(chunk.length);
      return chunk;
    }

    /** The next chunk of a transfer that is loaded, by one user alone. */
    void write(byte[] chunk) {
      long offset = field(MigrationRegion.DATA_OFFSET);
      assertThat(region.pwrite(offset, chunk, 0, chunk.length)).isEqualTo(chunk.length);
      assertThat(handOver(chunk.length)).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @MethodSource("devices")
  void everyCallGetsWhatItMayGetAndBehindAResetTheDeviceMigratesWhole(Supplier<Specimen> devices)
      throws Exception {
    try (Specimen here = devices.get();
        Specimen there = devices.get()) {
      Region device = new Region(here);

      Together.run(
          TIMES,
          List.of(
              random -> enterAny(device, random),
              random -> enterAny(device, random),
              random -> assertIsState(device.state()),
              random -> save(device, random),
              random -> save(device, random),
              random -> resume(device, random),
              random -> device.driver.reset()));

      device.driver.reset();
      assertThat(device.state()).isEqualTo(StateBit.RUNNING.mask());
      assertThat(here.frozen()).isFalse();
      here.use(new Random(2021));
      assertMigrates(device, here, new Region(there), there);
    }
  }

  /** Any pattern, and one that is none; mostly those that a transfer takes. */
  private static void enterAny(Region device, Random random) {
    int pattern =
        random.nextInt(4) == 0
            ? random.nextInt(StateBit.ALL + 2)
            : OF_TRANSFERS.get(random.nextInt(OF_TRANSFERS.size()));
    assertThat(device.enter(pattern)).isIn(4, EINVAL, EIO);
  }

  private static void assertIsState(int seen) {
    assertThat(seen == StateBit.ERROR || StateBit.valid(seen)).as("%s", seen).isTrue();
  }

  private static void save(Region device, Random random) {
    long pending = device.field(MigrationRegion.PENDING_BYTES);
    assertThat(pending >= 0 || pending == EIO).as("%s", pending).isTrue();
    assertThat(device.field(MigrationRegion.DATA_OFFSET)).isEqualTo(MigrationRegion.DATA);
    assertThat(device.field(MigrationRegion.DATA_SIZE)).isBetween(0L, (long) WINDOW);
    byte[] chunk = new byte[random.nextInt(WINDOW)];
    assertThat(device.region.pread(MigrationRegion.DATA, chunk, 0, chunk.length))
        .isEqualTo(chunk.length);
  }

  private static void resume(Region device, Random random) {
    byte[] chunk = new byte[random.nextInt(WINDOW)];
    assertThat(device.region.pwrite(MigrationRegion.DATA, chunk, 0, chunk.length))
        .isIn(chunk.length, EINVAL);
    assertThat(device.handOver(chunk.length)).isIn(8, EINVAL);
  }

  private static void assertMigrates(
      Region source, Specimen here, Region destination, Specimen there) {
    assertThat(destination.enter(RESUMING)).isEqualTo(4);
    assertThat(source.enter(PRE_COPY)).isEqualTo(4);
    move(source, destination);
    here.use(new Random(2022));
    assertThat(source.enter(STOP_COPY)).isEqualTo(4);
    move(source, destination);
    assertThat(destination.enter(StateBit.NDMA.mask())).isEqualTo(4);
    assertThat(there.state()).isEqualTo(here.state());
  }

  private static void move(Region from, Region to) {
    for (byte[] chunk = from.read(); chunk.length > 0; chunk = from.read()) {
      to.write(chunk);
    }
  }
}
