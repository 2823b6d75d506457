package org.vfiospec.migration;

/**
 * The field {@code device_state} of the migration region, as its driver implements it, and the lock
 * of that driver. Every method may be called by any thread.
 */
public interface DeviceStateRegister {
  /** An access to the data window, which has no lock of its own. */
  @FunctionalInterface
  interface Access {
    /** Returns what the system call returns; it calls nothing of the register. */
    int perform();
  }

  /** The device state, 32 bits; waits for nobody. */
  int read();

  /**
   * Requests another state, and returns when the device is in it. Takes the lock of the driver for
   * as long as that takes.
   *
   * @return 0 or more; or {@code -errno}
   */
  int write(int value);

  /**
   * Makes an access that meets no write of the register, no reset, and no other access: it takes
   * the lock of the driver, and so must not be called by whoever has it.
   *
   * @return what the access returns
   */
  int exclusively(Access access);
}
