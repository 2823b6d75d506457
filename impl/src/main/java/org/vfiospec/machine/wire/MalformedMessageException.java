package org.vfiospec.machine.wire;

import java.io.IOException;

/** What came is no message, or none that belongs here: one line says what is wrong about it. */
public final class MalformedMessageException extends IOException {
  private static final long serialVersionUID = 1;

  /** For a reason. */
  public MalformedMessageException(String message) {
    super(message);
  }
}
