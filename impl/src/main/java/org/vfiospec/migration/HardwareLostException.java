package org.vfiospec.migration;

/**
 * Hardware did not do what it was told, and where it is now has no name: only a reset leads out.
 */
public final class HardwareLostException extends HardwareException {
  private static final long serialVersionUID = 1;

  /** A failure, in words for the log of the driver. */
  public HardwareLostException(String message) {
    super(message);
  }
}
