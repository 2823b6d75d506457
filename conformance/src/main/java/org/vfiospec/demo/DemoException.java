package org.vfiospec.demo;

/** A demo cannot be run here: the message says why, in a line. */
public final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For a reason. */
  public DemoException(String message) {
    super(message);
  }
}
