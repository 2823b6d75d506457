package org.vfiospec.machine.guest;

import java.util.Arrays;
import org.vfiospec.machine.SerialPortHardware;
import org.vfiospec.machine.SubchannelHardware;
import org.vfiospec.migration.stream.DeviceKind;

/** A device, as guest and VMM speak of it. */
public enum GuestDevice {
  /** The serial port. */
  SERIAL_PORT(SerialPortHardware.KIND),
  /** The subchannel with the disk. */
  DISK(SubchannelHardware.KIND);

  private final DeviceKind kind;

  GuestDevice(DeviceKind kind) {
    this.kind = kind;
  }

  /**
   * The device of a kind.
   *
   * @param code of the kind
   * @throws IllegalArgumentException if a guest has none of that kind
   */
  public static GuestDevice of(int code) {
    return Arrays.stream(values())
        .filter(device -> device.kind.code() == code)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no guest has a device of kind " + code));
  }
}
