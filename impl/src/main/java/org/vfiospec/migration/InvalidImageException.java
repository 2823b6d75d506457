package org.vfiospec.migration;

/** Bytes that were to be loaded are not the state of such a device. */
public class InvalidImageException extends Exception {
  private static final long serialVersionUID = 1;

  /** What is wrong about them, and at which byte. */
  public InvalidImageException(String message) {
    super(message);
  }
}
