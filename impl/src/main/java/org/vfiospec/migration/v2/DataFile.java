package org.vfiospec.migration.v2;

import java.util.Objects;
import org.vfiospec.vfio.Errno;

/**
 * The file of a transfer, as user space has it behind a data FD: bytes one way, no seeking.
 *
 * <p>It has a lock of its own, beside the driver's state mutex. When its transfer has ended it is
 * disabled, and every call gets ENODEV. Every method may be called by any thread.
 */
public abstract class DataFile {
  private boolean disabled;

  DataFile() {}

  /**
   * Reads up to {@code count} bytes. Waits while the driver is putting some into the file.
   *
   * @return their number, at least 1; 0 at the end of the stream; or, negated, ENOMSG: there is
   *     nothing for now, but the device still runs; ENODEV: the transfer has ended; EBADF: the file
   *     is for writing; EINVAL: {@code count} is 0
   * @throws IndexOutOfBoundsException if the range is not in the buffer
   */
  public final synchronized int read(byte[] buffer, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffer.length);
    if (disabled) {
      return Errno.ENODEV.result();
    }
    return count == 0 ? Errno.EINVAL.result() : take(buffer, offset, count);
  }

  /**
   * Writes {@code count} bytes, all or none.
   *
   * @return the count; or, negated, ENODEV: the transfer has ended; EBADF: the file is for reading;
   *     ENOMEM: the transfer would be longer than the longest one that the device takes, and not
   *     one byte of these is taken (mlx5vf_resume_write of Linux 5.18, MAX_MIGRATION_SIZE)
   * @throws IndexOutOfBoundsException if the range is not in the buffer
   */
  public final synchronized int write(byte[] buffer, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffer.length);
    return disabled ? Errno.ENODEV.result() : put(buffer, offset, count);
  }

  /** Whether the transfer has ended. */
  public final synchronized boolean disabled() {
    return disabled;
  }

  /** The transfer has ended: what is left in the file is gone. */
  final synchronized void disable() {
    disabled = true;
    discard();
  }

  int take(byte[] buffer, int offset, int count) {
    return Errno.EBADF.result();
  }

  int put(byte[] buffer, int offset, int count) {
    return Errno.EBADF.result();
  }

  abstract void discard();
}
