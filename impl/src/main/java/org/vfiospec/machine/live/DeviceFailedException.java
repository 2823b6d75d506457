package org.vfiospec.machine.live;

/** A device did not do what its VMM asked for: one line says which, what, and how it failed. */
public final class DeviceFailedException extends Exception {
  private static final long serialVersionUID = 1;

  /** For a reason. */
  public DeviceFailedException(String message) {
    super(message);
  }
}
