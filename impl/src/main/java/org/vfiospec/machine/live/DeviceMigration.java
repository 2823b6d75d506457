package org.vfiospec.machine.live;

import java.util.OptionalLong;

/**
 * One device as a VMM migrates it, by whichever interface its driver has. Used by one thread at a
 * time.
 */
public interface DeviceMigration {
  /** For messages. */
  String name();

  /** The code of what its transfers are the state of. */
  int kind();

  /** Whether the device can be there. */
  boolean supports(DeviceStage stage);

  /**
   * Takes the device there, and returns when it is.
   *
   * @throws DeviceFailedException if that failed; {@link #state} tells where the device is
   */
  void enter(DeviceStage stage) throws DeviceFailedException;

  /**
   * How many bytes of a transfer that is saved can be read for now, of a device that still runs.
   *
   * @throws DeviceFailedException if the device does not say
   */
  long pending() throws DeviceFailedException;

  /**
   * How many bytes come behind those when the device stands, at most
   * (VFIO_DEVICE_FEATURE_MIG_DATA_SIZE); empty if its interface does not tell.
   */
  OptionalLong longestRest();

  /**
   * The next bytes of the transfer that is saved.
   *
   * @return empty if there are none: for now, while the device runs; else there are no more
   * @throws DeviceFailedException if they cannot be read
   */
  byte[] read() throws DeviceFailedException;

  /**
   * The next bytes of the transfer that is loaded.
   *
   * @throws DeviceFailedException if the device does not take them
   */
  void write(byte[] bytes) throws DeviceFailedException;

  /** VFIO_DEVICE_RESET: the device runs, and what it held is gone. */
  void reset();

  /** Where it is, as its interface tells it. */
  String state();
}
