package org.vfiospec.tlc.inside;

/** An action gives a variable a value that no state can hold, such as an infinite set. */
final class UnstorableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnstorableException(RuntimeException cause) {
    super(cause);
  }
}
