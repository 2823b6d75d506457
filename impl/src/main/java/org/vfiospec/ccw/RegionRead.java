package org.vfiospec.ccw;

import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.Errno;

/**
 * A read of the I/O region by user space (vfio_ccw_ops.c, vfio_ccw_mdev_read_io_region): module
 * CcwRead.
 *
 * <p>copy_to_user is one copy of many bytes, which another context can meet half-way; here it has
 * two parts, cut at byte 72 of the region, the middle of irb_area. Used by one thread at a time,
 * any thread.
 */
public final class RegionRead extends Call<RegionRead.Stage> {
  /** The stages in their order; each is an action. */
  public enum Stage {
    /** Size check, io_mutex, and the bytes below 72: ReadLo. Waits for io_mutex. */
    LO,
    /** The bytes from 72 on, and the return: ReadHi. */
    HI
  }

  private final Driver driver;
  private final long pos;
  private final UserBuffer target;
  private final int count;

  /** Null until the read returns. */
  private volatile Integer result;

  RegionRead(Driver driver, long pos, UserBuffer target, int count) {
    super(Stage.LO);
    this.driver = driver;
    this.pos = pos;
    this.target = target;
    this.count = count;
  }

  /**
   * What the system call returns: the count; -EINVAL if the range is not in the region; -EFAULT if
   * the buffer is not there, and then nothing is copied.
   *
   * @throws IllegalStateException if the read has not returned, or has thrown
   */
  public int result() {
    Integer returned = result;
    if (returned == null) {
      throw new IllegalStateException("the read has not returned but is at " + stage());
    }
    return returned;
  }

  @Override
  public boolean ready() {
    if (stage() == Stage.LO && driver.region.fits(pos, count)) {
      return !driver.choices.ioMutex() || !driver.ioMutex.isLocked();
    }
    return super.ready();
  }

  @Override
  protected Stage perform(Stage stage) {
    return switch (stage) {
      case LO -> lo();
      case HI -> hi();
    };
  }

  private Stage lo() {
    if (!driver.region.fits(pos, count)) {
      return returns(Errno.EINVAL.result());
    }
    if (driver.choices.ioMutex()) {
      driver.ioMutex.lock(this);
    }
    if (!target.holds(count)) {
      dropIoMutex();
      return returns(Errno.EFAULT.result());
    }
    copy((int) pos, cut());
    return Stage.HI;
  }

  private Stage hi() {
    int from = (int) pos;
    copy(cut(), from + count);
    if (driver.acknowledgement.read(from, count)) {
      driver.region.clearIrb();
      if (driver.handoff.hasWaiting()) {
        driver.queueWork();
      }
    }
    dropIoMutex();
    return returns(count);
  }

  private void dropIoMutex() {
    if (driver.choices.ioMutex()) {
      driver.ioMutex.unlock(this);
    }
  }

  /** Where the range is cut: the middle of irb_area, or the end of the range nearest to it. */
  private int cut() {
    int from = (int) pos;
    return Math.max(from, Math.min(from + count, IoRegion.IRB_MIDDLE));
  }

  private void copy(int from, int to) {
    driver.region.copyOut(from, target.bytes(), target.offset() + from - (int) pos, to - from);
  }

  private Stage returns(int value) {
    result = value;
    return null;
  }

  @Override
  protected void abandon(Stage at) {
    driver.ioMutex.unlockIfOwned(this);
  }

  @Override
  public String toString() {
    return "read of " + count + " bytes at " + pos;
  }
}
