package org.vfiospec.migration.v1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.vfio.ContextMutex;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.StepPoints;

/**
 * The migration region of one device. Byte offsets: device_state 0 (u32), reserved 4, pending_bytes
 * 8 (u64, read only), data_offset 16 (u64, read only), data_size 24 (u64), data from {@value
 * #DATA_SECTION} on. The fields are little-endian and are accessed at their own width and offset
 * alone; anything else is -EINVAL (the uapi leaves it undefined). Every method may be called by any
 * thread: all but a read of device_state wait for a write of device_state to end.
 */
public final class MigrationRegion {
  /** Where the data begins, in bytes; never zero, since zero would say there is none. */
  public static final int DATA_SECTION = 32;

  /** The most bytes that a chunk has. */
  public static final int DATA_SECTION_SIZE = 4096;

  static final int STATE_WIDTH = Integer.BYTES;

  private static final long DEVICE_STATE = 0;
  private static final long RESERVED = 4;
  private static final long PENDING_BYTES = 8;
  private static final long DATA_OFFSET = 16;
  private static final long DATA_SIZE = 24;

  private final DesignChoices choices;
  private final Hardware hardware;
  private final ContextMutex mutex = new ContextMutex();
  private final DataWindow window = new DataWindow();
  private final byte[] section = new byte[DATA_SECTION_SIZE];

  private volatile int deviceState = StateBit.RUNNING.mask();
  private boolean logs;

  /** Saving: the bytes of the section that the user is to read; 0 before data_offset was read. */
  private int chunk;

  /** The region of a device that has just been reset. */
  public MigrationRegion(DesignChoices choices, Hardware hardware) {
    this.choices = Objects.requireNonNull(choices);
    this.hardware = Objects.requireNonNull(hardware);
  }

  /** What a read of the register gives now, also in the middle of a write. */
  public int deviceState() {
    return deviceState;
  }

  /** A write of the register, not begun. */
  public StateWrite write(int pattern) {
    return new StateWrite(this, pattern);
  }

  /** VFIO_DEVICE_RESET: the window is discarded, and the state RUNNING, also from ERROR. */
  public void reset() {
    Object context = new Object();
    mutex.lock(context);
    try {
      hardware.reset();
      logs = false;
      window.close();
      chunk = 0;
      deviceState = StateBit.RUNNING.mask();
    } finally {
      mutex.unlock(context);
    }
  }

  /**
   * pread: the bytes at {@code pos}.
   *
   * @return the count, -EINVAL for another access than the native ones, -EIO if the hardware fails
   */
  public int read(long pos, byte[] target, int count) {
    ByteBuffer bytes = ByteBuffer.wrap(target).order(ByteOrder.LITTLE_ENDIAN);
    if (pos == DEVICE_STATE && count == STATE_WIDTH) {
      bytes.putInt(deviceState);
      return count;
    }
    Object context = new Object();
    mutex.lock(context);
    try {
      if (pos >= DATA_SECTION) {
        return readData(pos - DATA_SECTION, target, count);
      }
      if (pos == RESERVED && count == Integer.BYTES) {
        bytes.putInt(0);
        return count;
      }
      if (count != Long.BYTES) {
        return Errno.EINVAL.result();
      }
      if (pos == PENDING_BYTES) {
        bytes.putLong(pendingBytes());
      } else if (pos == DATA_OFFSET) {
        commitChunk();
        bytes.putLong(DATA_SECTION);
      } else if (pos == DATA_SIZE) {
        bytes.putLong(chunk);
      } else {
        return Errno.EINVAL.result();
      }
      return count;
    } catch (HardwareException e) {
      return Errno.EIO.result();
    } finally {
      mutex.unlock(context);
    }
  }

  /**
   * pwrite: bytes at {@code pos}.
   *
   * @return the count, -EINVAL for another access than the native ones; for device_state see {@link
   *     StateWrite#result}
   */
  public int write(long pos, byte[] source, int count) {
    ByteBuffer bytes = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN);
    if (pos == DEVICE_STATE && count == STATE_WIDTH) {
      StateWrite write = write(bytes.getInt());
      write.run(StepPoints.NONE);
      return write.result();
    }
    Object context = new Object();
    mutex.lock(context);
    try {
      if (pos == RESERVED && count == Integer.BYTES) {
        return count; // ignored
      }
      if (pos >= DATA_SECTION) {
        return writeData(pos - DATA_SECTION, source, count);
      }
      if (pos == DATA_SIZE && count == Long.BYTES) {
        return takeChunk(bytes.getLong()) ? count : Errno.EINVAL.result();
      }
      return Errno.EINVAL.result();
    } finally {
      mutex.unlock(context);
    }
  }

  /** Begins an iteration: what was read of the last one is acknowledged. */
  private long pendingBytes() throws HardwareException {
    if (window.kind() != WindowKind.SAVING) {
      return 0;
    }
    window.drop(chunk);
    chunk = 0;
    if (logs) {
      window.give(hardware.changes());
    }
    return window.pending();
  }

  private void commitChunk() {
    if (window.kind() == WindowKind.SAVING) {
      byte[] next = window.next(section.length);
      System.arraycopy(next, 0, section, 0, next.length);
      chunk = next.length;
    }
  }

  private int readData(long offset, byte[] target, int count) {
    if (window.kind() != WindowKind.SAVING || !within(offset, count, chunk)) {
      return Errno.EINVAL.result();
    }
    System.arraycopy(section, (int) offset, target, 0, count);
    return count;
  }

  private int writeData(long offset, byte[] source, int count) {
    if (window.kind() != WindowKind.LOADING || !within(offset, count, section.length)) {
      return Errno.EINVAL.result();
    }
    System.arraycopy(source, 0, section, (int) offset, count);
    return count;
  }

  private boolean takeChunk(long size) {
    if (window.kind() != WindowKind.LOADING || size < 0 || size > section.length) {
      return false;
    }
    byte[] taken = new byte[(int) size];
    System.arraycopy(section, 0, taken, 0, taken.length);
    window.take(taken);
    return true;
  }

  private static boolean within(long offset, int count, int size) {
    return count >= 0 && offset <= size && count <= size - offset;
  }

  DesignChoices choices() {
    return choices;
  }

  Hardware hardware() {
    return hardware;
  }

  ContextMutex mutex() {
    return mutex;
  }

  /** What the specification sees of the window. */
  public RegionView view() {
    return window;
  }

  /** Whether a register of this revision can be asked for that pattern. */
  boolean isState(int pattern) {
    return (pattern & ~choices.bits()) == 0 && StateBit.valid(pattern);
  }

  void show(int state) {
    deviceState = state;
  }

  private void openForSaving(boolean goesOn) {
    boolean goesOnThere = goesOn && window.kind() == WindowKind.SAVING;
    if (!goesOnThere || choices.nextWindow() == NextWindow.CLEARED) {
      window.open(WindowKind.SAVING);
      chunk = 0;
    }
  }

  /** Logs internal changes from here on, and gives all that there is. */
  void log(boolean goesOn) throws HardwareException {
    hardware.startLogging();
    logs = true;
    openForSaving(goesOn);
    window.give(hardware.changes());
  }

  /** Gives the rest, with what was logged since the user looked last. */
  void capture(boolean goesOn) throws HardwareException {
    byte[] logged = logs ? hardware.changes() : new byte[0];
    byte[] rest = hardware.capture();
    openForSaving(goesOn);
    window.give(logged);
    window.give(rest);
    forgetLog();
  }

  void endTransfer() {
    window.close();
    chunk = 0;
    forgetLog();
  }

  void openForLoading() {
    window.open(WindowKind.LOADING);
    chunk = 0;
    forgetLog();
  }

  /** Loads what is in the window, whatever that is by now. */
  void load() throws InvalidImageException, HardwareException {
    hardware.load(window.contents());
    forgetLog();
    if (window.kind() == WindowKind.LOADING) {
      window.close();
    }
  }

  private void forgetLog() {
    hardware.stopLogging();
    logs = false;
  }
}
