package org.vfiospec.migration.v2;

/** GET of VFIO_DEVICE_FEATURE_MIG_DEVICE_STATE. Used by one thread at a time, any thread. */
public final class GetState extends StateCall {
  private volatile DeviceState seen;

  GetState(Driver driver) {
    super(Stage.BEGIN, driver);
  }

  /**
   * The state that is reported; data_fd is -1.
   *
   * @throws IllegalStateException if the call has not returned
   */
  public DeviceState result() {
    return returned(seen, stage());
  }

  /** The state that will be reported; null if it was not read yet. */
  public DeviceState seen() {
    return seen;
  }

  @Override
  Stage advance(Stage stage) {
    driver.stateMutex.lock(this);
    seen = driver.state();
    return Stage.UNLOCK;
  }

  @Override
  Stage unlocked() {
    return null;
  }
}
