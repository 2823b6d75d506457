package org.vfiospec.itf;

import java.io.IOException;

/** A value has no form in the format. */
final class UnwritableValueException extends IOException {

  private static final long serialVersionUID = 1L;

  UnwritableValueException(Object value) {
    super(
        value == null
            ? "null is no value"
            : "no form for a value of " + value.getClass() + ": " + value);
  }
}
