package org.vfiospec.ccw;

import java.util.Objects;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.Enablement;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Subchannel;
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
  private volatile boolean closed;

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
   * Enables the subchannel: STANDBY becomes IDLE (action Open). Status from before is discarded. If
   * the subchannel cannot be enabled, the state becomes NOT_OPER.
   *
   * @throws IllegalStateException if the device was not in STANDBY, is closed, or cannot be enabled
   */
  public void open() {
    refuseClosed();
    driver.schLock.lock(this);
    try {
      if (driver.state != DriverState.STANDBY) {
        throw new IllegalStateException("open in " + driver.state);
      }
      driver.paths = driver.subchannel.pathsAvailable();
      boolean enabled = modify(Enablement.ENABLED) == ConditionCode.ACCEPTED;
      driver.state = enabled ? DriverState.IDLE : DriverState.NOT_OPER;
      if (!enabled) {
        throw new IllegalStateException("the subchannel cannot be enabled");
      }
    } finally {
      driver.schLock.unlock(this);
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
   * channel program; calls that come later are refused. If a program is executing, it is not
   * stopped: halt and clear are not here yet; the state is NOT_OPER then, and the program stays.
   * Not to be called by the worker. Closing twice does nothing.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    driver.schLock.lock(this);
    boolean disabled = modify(Enablement.DISABLED) == ConditionCode.ACCEPTED;
    driver.state = disabled ? DriverState.STANDBY : DriverState.NOT_OPER;
    driver.schLock.unlock(this);
    driver.cancelWork();
    if (disabled) {
      driver.program.free();
    }
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
