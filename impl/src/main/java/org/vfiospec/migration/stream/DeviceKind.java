package org.vfiospec.migration.stream;

import java.util.Objects;

/**
 * What a transfer is the state of: a device takes only transfers of its own kind.
 *
 * @param code the number in the header of a part, 0 to 65535
 * @param name for messages
 */
public record DeviceKind(int code, String name) {
  /** The code fits into its field. */
  public DeviceKind {
    Objects.requireNonNull(name);
    if (code < 0 || code > 0xffff) {
      throw new IllegalArgumentException("a device kind takes 16 bits, not " + code);
    }
  }

  @Override
  public String toString() {
    return name + " (" + code + ")";
  }
}
