package org.vfiospec.migration;

/** The field {@code device_state} of the migration region, as its driver implements it. */
public interface DeviceStateRegister {
  /** The device state, 32 bits. */
  int read();

  /**
   * Requests another state, and returns when the device is in it.
   *
   * @return 0, or {@code -errno}
   */
  int write(int value);
}
