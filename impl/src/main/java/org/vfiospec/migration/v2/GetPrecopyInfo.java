package org.vfiospec.migration.v2;

import java.util.Optional;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.vfio.Errno;

/** VFIO_MIG_GET_PRECOPY_INFO on a data FD. Used by one thread at a time, any thread. */
public final class GetPrecopyInfo extends StateCall {
  private final SavingFile file;
  private volatile PrecopyInfo info;
  private volatile Integer result;

  GetPrecopyInfo(Driver driver, SavingFile file) {
    super(Stage.BEGIN, driver);
    this.file = file;
  }

  /**
   * 0; or, negated, EINVAL: the device is not in PRE_COPY or PRE_COPY_P2P; ENODEV: the transfer has
   * ended; EIO: the hardware does not tell what changed.
   *
   * @throws IllegalStateException if the call has not returned
   */
  public int result() {
    return returned(result, stage());
  }

  /** What the result is going to be; null if the call has not come so far. */
  public Integer answer() {
    return result;
  }

  /** What is to be read; empty if the call failed, or has not come so far. */
  public Optional<PrecopyInfo> info() {
    return Optional.ofNullable(info);
  }

  @Override
  Stage advance(Stage stage) {
    driver.stateMutex.lock(this);
    result = inquire();
    return Stage.UNLOCK;
  }

  private int inquire() {
    if (!driver.state().preCopies()) {
      return Errno.EINVAL.result();
    }
    if (file.disabled()) {
      return Errno.ENODEV.result();
    }
    try {
      file.refill(driver.hardware);
    } catch (HardwareException e) {
      return Errno.EIO.result();
    }
    info = file.info();
    return 0;
  }

  @Override
  Stage unlocked() {
    return null;
  }
}
