package org.vfiospec.migration.v2;

/**
 * What the driver knows of a transfer.
 *
 * @param kind which way it goes
 * @param bytes what is in the file: not read yet, or written
 * @param complete whether the last bytes to be saved are in it
 */
public record Transfer(Kind kind, byte[] bytes, boolean complete) {
  /** Which way a transfer goes. */
  public enum Kind {
    /** There is none. */
    NONE,
    /** From the device to user space. */
    SAVING,
    /** From user space to the device. */
    LOADING
  }

  /** Takes a copy of the bytes. */
  public Transfer {
    bytes = bytes.clone();
  }

  /** A copy of the bytes. */
  @Override
  public byte[] bytes() {
    return bytes.clone();
  }
}
