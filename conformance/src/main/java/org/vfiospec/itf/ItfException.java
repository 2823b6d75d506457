package org.vfiospec.itf;

import java.io.IOException;
import java.nio.file.Path;

/** A trace file cannot be read or written. The message: the file, why, what to do. */
public final class ItfException extends IOException {

  private static final long serialVersionUID = 1L;

  ItfException(Path file, String why, String remedy, Throwable cause) {
    super(file + ": " + why + "; " + remedy, cause);
  }
}
