package org.vfiospec.ccw;

import java.util.Objects;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.Enablement;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.StepPoints;
import org.vfiospec.vfio.Workqueue;

/**
 * A subchannel as a vfio-ccw device of a given revision: what user space gets when it opens the
 * device, of which region 0, the I/O region, is here.
 *
 * <p>The region has 124 bytes, integers big-endian: orb_area at 0 (12 bytes), scsw_area at 12 (12),
 * irb_area at 24 (96), ret_code at 120 (4). Every write starts what then stands in orb_area and
 * scsw_area. The eventfd says that irb_area has an IRB.
 *
 * <p>Every method may be called by any thread, if it does not say otherwise. The interrupt line of
 * the subchannel is the caller's to connect: {@code subchannel.onStatusPending(device::interrupt)}.
 * The workqueue and the eventfd stay the caller's.
 */
public final class VfioCcwDevice implements AutoCloseable {
  /** The length of the I/O region in bytes. */
  public static final int REGION_SIZE = IoRegion.SIZE;

  /** The offset of orb_area in bytes. */
  public static final int ORB_AREA = 0;

  /** The offset of scsw_area in bytes. */
  public static final int SCSW_AREA = IoRegion.SCSW_AREA;

  /** The offset of irb_area in bytes. */
  public static final int IRB_AREA = IoRegion.IRB_AREA;

  /** The offset of ret_code in bytes. */
  public static final int RET_CODE = IoRegion.RET_CODE;

  /** How often MSCH is tried when status is pending, which TSCH then discards (cio.c). */
  private static final int MSCH_TRIES = 5;

  private final Driver driver;
  private final StepPoints stepPoints;
  private final Object lifeCycle = new Object();
  private volatile boolean closed;

  /** Guarded by {@link #lifeCycle}. */
  private boolean released;

  /** A device in STANDBY that runs without stops; see the other constructor. */
  public VfioCcwDevice(
      DesignChoices choices,
      Subchannel subchannel,
      GuestMemory memory,
      Workqueue workqueue,
      EventFd ioTrigger) {
    this(choices, subchannel, memory, workqueue, ioTrigger, StepPoints.NONE);
  }

  /**
   * A device in STANDBY.
   *
   * @param choices the revision
   * @param subchannel what is passed through
   * @param memory what the addresses of channel programs mean
   * @param workqueue runs the worker; work on it runs one at a time
   * @param ioTrigger signalled for every IRB
   * @param stepPoints asked before every stage of a call that this device runs
   */
  public VfioCcwDevice(
      DesignChoices choices,
      Subchannel subchannel,
      GuestMemory memory,
      Workqueue workqueue,
      EventFd ioTrigger,
      StepPoints stepPoints) {
    this.stepPoints = Objects.requireNonNull(stepPoints);
    driver =
        new Driver(
            Objects.requireNonNull(choices),
            Objects.requireNonNull(subchannel),
            Objects.requireNonNull(memory),
            Objects.requireNonNull(workqueue),
            Objects.requireNonNull(ioTrigger),
            stepPoints);
  }

  /**
   * Enables the subchannel: STANDBY becomes IDLE (action Open). Status from before is discarded.
   *
   * @return 0; or -EINVAL if the device was not in STANDBY, and then nothing happens, or if the
   *     subchannel cannot be enabled, and then the state becomes NOT_OPER, for good
   * @throws IllegalStateException if the device is closed
   */
  public int open() {
    synchronized (lifeCycle) {
      refuseClosed();
      driver.schLock.lock(this);
      try {
        if (driver.state != DriverState.STANDBY) {
          return Errno.EINVAL.result();
        }
        driver.paths = driver.subchannel.pathsAvailable();
        boolean enabled = modify(Enablement.ENABLED) == ConditionCode.ACCEPTED;
        driver.state = enabled ? DriverState.IDLE : DriverState.NOT_OPER;
        return enabled ? 0 : Errno.EINVAL.result();
      } finally {
        driver.schLock.unlock(this);
      }
    }
  }

  /**
   * Writes to the I/O region: a start request.
   *
   * @param pos the offset in the region, in bytes
   * @param buffer memory of user space, from {@code offset} on; not null
   * @param count the number of bytes
   * @return the count; or, negated, EINVAL: the range is not in the region, or the channel program
   *     cannot be; EACCES: not admitted, or no path of the ORB is left but another is; EAGAIN: try
   *     again; EBUSY: a start is in progress, or status is pending; EFAULT: the buffer is not
   *     there, or the channel program is not; EOPNOTSUPP: transport mode, halt, clear; ENODEV: not
   *     operational; EIO: not open, or somebody freed the program
   */
  public int pwrite(long pos, byte[] buffer, int offset, int count) {
    RegionWrite write = write(pos, buffer, offset, count);
    write.run(stepPoints);
    return write.result();
  }

  /**
   * Reads the I/O region. Sleeps until it gets io_mutex, if the revision has it.
   *
   * @param pos the offset in the region, in bytes
   * @param buffer memory of user space, from {@code offset} on; not null
   * @param count the number of bytes
   * @return the count; or, negated, EINVAL: the range is not in the region; EFAULT: the buffer is
   *     not there
   */
  public int pread(long pos, byte[] buffer, int offset, int count) {
    RegionRead read = read(pos, buffer, offset, count);
    read.run(stepPoints);
    return read.result();
  }

  /** The entry of the hard interrupt: status is pending at the subchannel. */
  public void interrupt() {
    hardInterrupt().run(stepPoints);
  }

  /**
   * The write that {@link #pwrite} would make; nothing has happened yet. If a stage of it throws,
   * the locks are dropped and the request is over.
   */
  public RegionWrite write(long pos, byte[] buffer, int offset, int count) {
    refuseClosed();
    return new RegionWrite(driver, pos, new UserBuffer(buffer, offset), count);
  }

  /**
   * The read that {@link #pread} would make; nothing has happened yet. If a stage of it throws, the
   * lock is dropped.
   */
  public RegionRead read(long pos, byte[] buffer, int offset, int count) {
    refuseClosed();
    return new RegionRead(driver, pos, new UserBuffer(buffer, offset), count);
  }

  /** The interrupt that {@link #interrupt} would take; nothing has happened yet. */
  public HardInterrupt hardInterrupt() {
    return new HardInterrupt(driver);
  }

  /**
   * A run of the worker, for a scheduler whose workqueue does not run work itself; nothing has
   * happened yet.
   */
  public IoTodo ioTodo() {
    return new IoTodo(driver);
  }

  /** The state of the driver, to be looked at. */
  public DriverView view() {
    return driver;
  }

  /**
   * Disables the subchannel, takes the worker off the queue, waits for its end, and frees the
   * channel program; the state is STANDBY then, or NOT_OPER if the subchannel is gone. Calls that
   * come later are refused. One that is under way is waited for if it has io_mutex; in a revision
   * without io_mutex there must be none, as a kernel sees to it by releasing a file with the last
   * reference to it.
   *
   * <p>Halt and clear are not here yet, so a program that is executing is not stopped. Then the
   * subchannel stays enabled, and the program is kept, since the channel uses it; the state is
   * NOT_OPER, in which interrupts are dropped; and this method throws, after all the rest. It may
   * be called again when the program has ended. After a close that did not throw it does nothing.
   *
   * <p>Not to be called by the worker, nor by a thread that is in another call of this device.
   *
   * @throws IllegalStateException if the subchannel cannot be disabled
   */
  @Override
  public void close() {
    synchronized (lifeCycle) {
      if (released) {
        return;
      }
      closed = true;
      int cc = disable();
      driver.cancelWork(); // not under io_mutex, which the worker may be waiting for
      released = cc == ConditionCode.ACCEPTED || cc == ConditionCode.NOT_OPERATIONAL;
      settle(cc);
      if (!released) {
        throw new IllegalStateException(
            "the subchannel stays enabled, since MSCH gives condition code " + cc);
      }
    }
  }

  /** No request and no interrupt gets anywhere from now on; the condition code of MSCH. */
  private int disable() {
    takeIoMutex();
    driver.schLock.lock(this);
    try {
      int cc = modify(Enablement.DISABLED);
      driver.state = afterClose(cc);
      driver.refuseWork();
      return cc;
    } finally {
      driver.schLock.unlock(this);
      dropIoMutex();
    }
  }

  /** The worker has ended, and may have set IDLE last of all. */
  private void settle(int cc) {
    takeIoMutex();
    try {
      driver.state = afterClose(cc);
      if (released) {
        driver.program.free();
      }
    } finally {
      dropIoMutex();
    }
  }

  private void takeIoMutex() {
    if (driver.choices.ioMutex()) {
      driver.ioMutex.lock(this);
    }
  }

  private void dropIoMutex() {
    if (driver.choices.ioMutex()) {
      driver.ioMutex.unlock(this);
    }
  }

  private static DriverState afterClose(int cc) {
    return cc == ConditionCode.ACCEPTED ? DriverState.STANDBY : DriverState.NOT_OPER;
  }

  private int modify(Enablement wanted) {
    int cc = driver.subchannel.msch(wanted);
    for (int i = 1; i < MSCH_TRIES && cc == ConditionCode.STATUS_PENDING; i++) {
      driver.subchannel.tsch();
      cc = driver.subchannel.msch(wanted);
    }
    return cc;
  }

  private void refuseClosed() {
    if (closed) {
      throw new IllegalStateException("the device is closed");
    }
  }
}
