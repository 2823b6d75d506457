package org.vfiospec.migration;

/** Hardware did not do what it was told. */
public class HardwareException extends Exception {
  private static final long serialVersionUID = 1;

  /** A failure, in words for the log of the driver. */
  public HardwareException(String message) {
    super(message);
  }
}
