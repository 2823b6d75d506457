package org.vfiospec.migration.v2;

/**
 * VFIO_DEVICE_RESET. Used by one thread at a time, any thread; always succeeds.
 *
 * <p>Deferred, it may return before state and transfer say so: the owner of the state mutex sees to
 * it before anybody else gets the mutex.
 */
public final class ResetDevice extends StateCall {
  ResetDevice(Driver driver) {
    super(Stage.HARDWARE, driver);
  }

  @Override
  boolean takesMutex() {
    return stage() == Stage.HARDWARE && driver.choices.reset() == ResetOrder.UNDER_MUTEX;
  }

  @Override
  Stage advance(Stage stage) {
    if (stage == Stage.DONE) {
      return driver.deferResetAndTryLock(this) ? Stage.UNLOCK : null;
    }
    if (driver.choices.reset() == ResetOrder.DEFERRED) {
      driver.hardware.reset();
      return Stage.DONE;
    }
    driver.stateMutex.lock(this);
    driver.hardware.reset();
    driver.deferReset();
    return Stage.UNLOCK;
  }

  @Override
  Stage unlocked() {
    return null;
  }
}
