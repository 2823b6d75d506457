package org.vfiospec.machine.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.v1.DesignChoices;
import org.vfiospec.migration.v1.RegisterDriver;
import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.vfio.Errno;

/**
 * A device with the register of version 1, of which its VMM sees the migration region alone.
 *
 * <p>A chunk is read by {@code pending_bytes}, {@code data_offset}, {@code data_size} and then the
 * window, and acknowledged by the next {@code pending_bytes}; it is written by {@code data_offset},
 * the window and then {@code data_size} (include/uapi/linux/vfio.h of v5.8 to v5.17).
 */
public final class RegisterMigration implements DeviceMigration {
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final Set<DeviceStage> QUIET =
      EnumSet.of(DeviceStage.RUNNING_QUIET, DeviceStage.PRE_COPY_QUIET);

  private final DeviceKind kind;
  private final DesignChoices choices;
  private final RegisterDriver driver;
  private final MigrationRegion region;

  /**
   * A device that has just been reset.
   *
   * @param windowSize in bytes
   * @param longestTransfer in bytes; the window takes no more of a transfer that is loaded
   */
  public RegisterMigration(
      DeviceKind kind,
      DesignChoices choices,
      Hardware hardware,
      int windowSize,
      int longestTransfer) {
    this.kind = kind;
    this.choices = choices;
    DataWindow window = new DataWindow(hardware, windowSize, longestTransfer);
    driver = new RegisterDriver(choices, hardware, window);
    region = new MigrationRegion(driver, window, ORDER);
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public int kind() {
    return kind.code();
  }

  @Override
  public boolean supports(DeviceStage stage) {
    return choices.hasNdma() || !QUIET.contains(stage);
  }

  @Override
  public void enter(DeviceStage stage) throws DeviceFailedException {
    int pattern = choices.hasNdma() ? stage.pattern() : stage.pattern() & ~StateBit.NDMA.mask();
    byte[] value = ByteBuffer.allocate(Integer.BYTES).order(ORDER).putInt(pattern).array();
    int result = region.pwrite(MigrationRegion.DEVICE_STATE, value, 0, value.length);
    if (result < 0) {
      throw failed("a write of " + text(pattern) + " to device_state", result);
    }
  }

  @Override
  public long pending() throws DeviceFailedException {
    return read(MigrationRegion.PENDING_BYTES, Long.BYTES).getLong();
  }

  @Override
  public OptionalLong longestRest() {
    return OptionalLong.empty(); // pending_bytes says nothing of what comes when the device stands
  }

  @Override
  public byte[] read() throws DeviceFailedException {
    if (pending() == 0) {
      return new byte[0];
    }
    long offset = read(MigrationRegion.DATA_OFFSET, Long.BYTES).getLong();
    long size = read(MigrationRegion.DATA_SIZE, Long.BYTES).getLong();
    if (offset < MigrationRegion.DATA || size < 0 || size > region.size() - offset) {
      throw new DeviceFailedException(
          name() + ": data of " + size + " bytes at " + offset + " is not in its region");
    }
    return read(offset, (int) size).array();
  }

  @Override
  public void write(byte[] bytes) throws DeviceFailedException {
    int window = region.size() - MigrationRegion.DATA;
    for (int from = 0; from < bytes.length; from += window) {
      long offset = read(MigrationRegion.DATA_OFFSET, Long.BYTES).getLong();
      int size = Math.min(window, bytes.length - from);
      int result = region.pwrite(offset, bytes, from, size);
      if (result >= 0) {
        byte[] written = ByteBuffer.allocate(Long.BYTES).order(ORDER).putLong(size).array();
        result = region.pwrite(MigrationRegion.DATA_SIZE, written, 0, written.length);
      }
      if (result < 0) {
        throw failed("a write of data", result);
      }
    }
  }

  @Override
  public void reset() {
    driver.reset();
  }

  @Override
  public String state() {
    return text(driver.read());
  }

  private ByteBuffer read(long pos, int count) throws DeviceFailedException {
    byte[] bytes = new byte[count];
    int result = region.pread(pos, bytes, 0, count);
    if (result < 0) {
      throw failed("a read at " + pos, result);
    }
    return ByteBuffer.wrap(bytes).order(ORDER);
  }

  private DeviceFailedException failed(String what, int result) {
    return new DeviceFailedException(
        name() + ": " + what + " failed with " + Errno.of(result) + ", it is in " + state());
  }

  /** A pattern by its letters, the highest bit first. */
  private static String text(int pattern) {
    if (pattern == StateBit.ERROR) {
      return "ERROR";
    }
    StringBuilder letters = new StringBuilder();
    for (int i = StateBit.values().length - 1; i >= 0; i--) {
      letters.append(StateBit.values()[i].in(pattern) ? "RSEN".charAt(i) : '-');
    }
    return letters.toString();
  }
}
