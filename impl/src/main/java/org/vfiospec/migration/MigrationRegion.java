package org.vfiospec.migration;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.vfiospec.vfio.Errno;

/**
 * The migration region of the v1 interface, byte for byte (include/uapi/linux/vfio.h of v5.8 to
 * v5.17, struct vfio_device_migration_info):
 *
 * <pre>
 * offset  size  field
 *  0      4     device_state, read and write
 *  4      4     reserved: reads 0, writes are ignored
 *  8      8     pending_bytes, read-only
 * 16      8     data_offset, read-only: 32
 * 24      8     data_size, read and write
 * 32      n     the window
 * </pre>
 *
 * <p>A field is accessed at its own offset and width; anything else gives EINVAL, as the header
 * recommends. The window is trapped, never mapped, and takes accesses of any width. Results are
 * those of the calls: the count, or {@code -errno}.
 *
 * <p>Every method may be called by any thread. Window and fields are accessed with the lock of the
 * driver, which no caller may have: so an access waits for a write of {@code device_state} to end.
 * A read of {@code device_state} waits for nobody.
 */
public final class MigrationRegion {
  /** {@code device_state}, 4 bytes. */
  public static final int DEVICE_STATE = 0;

  /** Reserved, 4 bytes. */
  public static final int RESERVED = 4;

  /** {@code pending_bytes}, 8 bytes. */
  public static final int PENDING_BYTES = 8;

  /** {@code data_offset}, 8 bytes. */
  public static final int DATA_OFFSET = 16;

  /** {@code data_size}, 8 bytes. */
  public static final int DATA_SIZE = 24;

  /** Where the window starts. */
  public static final int DATA = 32;

  private static final int INVALID = Errno.EINVAL.result();

  private final DeviceStateRegister deviceState;
  private final DataWindow window;
  private final ByteOrder order;

  /**
   * A region.
   *
   * @param deviceState whose driver has the window
   * @param order of the machine: fields are native integers
   */
  public MigrationRegion(DeviceStateRegister deviceState, DataWindow window, ByteOrder order) {
    this.deviceState = Objects.requireNonNull(deviceState);
    this.window = Objects.requireNonNull(window);
    this.order = Objects.requireNonNull(order);
  }

  /** The size in bytes. */
  public int size() {
    return DATA + window.size();
  }

  /**
   * Reads.
   *
   * @param pos byte of the region, as loff_t
   * @return {@code count}; -EINVAL: no field and not in the window; -EIO: the hardware failed
   */
  public int pread(long pos, byte[] target, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, target.length);
    if (isInWindow(pos, count)) {
      return deviceState.exclusively(
          () -> {
            window.copyOut((int) pos - DATA, target, offset, count);
            return count;
          });
    }
    if (!isField(pos, count)) {
      return INVALID;
    }
    ByteBuffer result = ByteBuffer.wrap(target, offset, count).order(order);
    if (count == Integer.BYTES) {
      result.putInt(pos == DEVICE_STATE ? deviceState.read() : 0);
      return count;
    }
    return deviceState.exclusively(() -> readLong((int) pos, result));
  }

  /**
   * Writes.
   *
   * @param pos byte of the region, as loff_t
   * @return {@code count}; -EINVAL: no field that can be written and not in the window, a window
   *     that is not open for resuming, or a chunk that it cannot take; or what the device state
   *     says
   */
  public int pwrite(long pos, byte[] source, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, source.length);
    if (isInWindow(pos, count)) {
      return deviceState.exclusively(
          () -> window.copyIn((int) pos - DATA, source, offset, count) ? count : INVALID);
    }
    if (!isField(pos, count)) {
      return INVALID;
    }
    ByteBuffer value = ByteBuffer.wrap(source, offset, count).order(order);
    return switch ((int) pos) {
      case DEVICE_STATE -> {
        int result = deviceState.write(value.getInt());
        yield result < 0 ? result : count;
      }
      case RESERVED -> count;
      case DATA_SIZE -> {
        long size = value.getLong();
        yield deviceState.exclusively(() -> window.take(size) ? count : INVALID);
      }
      default -> INVALID;
    };
  }

  private int readLong(int field, ByteBuffer result) {
    try {
      result.putLong(valueOf(field));
      return Long.BYTES;
    } catch (HardwareException e) {
      return Errno.EIO.result();
    }
  }

  private long valueOf(int field) throws HardwareException {
    return switch (field) {
      case PENDING_BYTES -> window.pendingBytes();
      case DATA_OFFSET -> {
        window.nextChunk();
        yield DATA;
      }
      default -> window.chunkSize();
    };
  }

  private boolean isInWindow(long pos, int count) {
    return pos >= DATA && pos <= size() && count <= size() - pos;
  }

  private static boolean isField(long pos, int count) {
    if (pos < 0 || pos >= DATA) {
      return false;
    }
    int width = pos < PENDING_BYTES ? Integer.BYTES : Long.BYTES;
    return count == width && pos % width == 0;
  }
}
