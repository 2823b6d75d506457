package org.vfiospec.migration.v2;

import java.util.Objects;
import org.vfiospec.migration.Hardware;
import org.vfiospec.vfio.StepPoints;

/**
 * A device that migrates by the state machine, as user space has it: SET and GET of its state, data
 * files, reset. The driver is one for any hardware; where drivers differ is a design choice.
 *
 * <p>Every method may be called by any thread, if it does not say otherwise.
 */
public final class MigratableDevice implements AutoCloseable {
  private final Driver driver;
  private final long stopCopyLength;
  private final StepPoints stepPoints;

  /**
   * A device that nobody has opened.
   *
   * @param choices the revision
   * @param flags what the device can
   * @param hardware freshly reset
   * @param fds where data FDs go
   * @param stopCopyLength an estimate of the bytes of a transfer in STOP_COPY
   * @param longestTransfer that is taken, in bytes: a write to a data file that makes it longer
   *     gets ENOMEM
   * @param stepPoints asked before every stage of a call that this device runs
   */
  public MigratableDevice(
      DesignChoices choices,
      MigrationFlags flags,
      Hardware hardware,
      DataFds fds,
      long stopCopyLength,
      int longestTransfer,
      StepPoints stepPoints) {
    driver =
        new Driver(
            Objects.requireNonNull(choices),
            Objects.requireNonNull(flags),
            Objects.requireNonNull(hardware),
            Objects.requireNonNull(fds),
            longestTransfer);
    this.stopCopyLength = stopCopyLength;
    this.stepPoints = Objects.requireNonNull(stepPoints);
  }

  /** VFIO_DEVICE_FEATURE_MIGRATION. */
  public MigrationFlags flags() {
    return driver.flags;
  }

  /**
   * The device is RUNNING.
   *
   * @throws IllegalStateException if it is open already
   */
  public void open() {
    if (driver.opened()) {
      throw new IllegalStateException("the device is open");
    }
    driver.open();
  }

  /**
   * Ends the transfer and resets the hardware. There must be no call under way, as a kernel sees to
   * it by closing with the last reference. Of a device that is not open: does nothing.
   */
  @Override
  public void close() {
    if (driver.opened()) {
      driver.stateMutex.lock(this);
      try {
        driver.close();
      } finally {
        driver.abandon(this);
      }
    }
  }

  /**
   * SET of VFIO_DEVICE_FEATURE_MIG_DEVICE_STATE; sleeps until it gets the state mutex.
   *
   * @param wanted the number of a state
   * @return the call, which has returned
   */
  public SetState setState(int wanted) {
    SetState call = set(wanted);
    call.run(stepPoints);
    return call;
  }

  /** GET of VFIO_DEVICE_FEATURE_MIG_DEVICE_STATE; sleeps until it gets the state mutex. */
  public DeviceState state() {
    GetState call = get();
    call.run(stepPoints);
    return call.result();
  }

  /**
   * VFIO_MIG_GET_PRECOPY_INFO; sleeps until it gets the state mutex.
   *
   * @param file of this device
   * @return the call, which has returned
   */
  public GetPrecopyInfo precopyInfo(SavingFile file) {
    GetPrecopyInfo call = info(file);
    call.run(stepPoints);
    return call;
  }

  /** VFIO_DEVICE_FEATURE_MIG_DATA_SIZE, in any state: an estimate, in bytes. */
  public long stopCopyLength() {
    return stopCopyLength;
  }

  /** VFIO_DEVICE_RESET. */
  public void reset() {
    resetDevice().run(stepPoints);
  }

  /** The call that {@link #setState} would make; nothing has happened yet. */
  public SetState set(int wanted) {
    refuseClosed();
    return new SetState(driver, wanted);
  }

  /** The call that {@link #state} would make; nothing has happened yet. */
  public GetState get() {
    refuseClosed();
    return new GetState(driver);
  }

  /** The call that {@link #precopyInfo} would make; nothing has happened yet. */
  public GetPrecopyInfo info(SavingFile file) {
    refuseClosed();
    return new GetPrecopyInfo(driver, Objects.requireNonNull(file));
  }

  /** The call that {@link #reset} would make; nothing has happened yet. */
  public ResetDevice resetDevice() {
    refuseClosed();
    return new ResetDevice(driver);
  }

  /** The state of the driver, to be looked at. */
  public StatesView view() {
    return driver;
  }

  private void refuseClosed() {
    if (!driver.opened()) {
      throw new IllegalStateException("the device is not open");
    }
  }
}
