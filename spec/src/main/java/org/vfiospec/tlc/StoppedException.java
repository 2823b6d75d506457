package org.vfiospec.tlc;

import java.nio.file.Path;

/** A search was told to stop, and has saved how far it had come. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** It saved in {@code file}. */
  public StoppedException(Path file) {
    super("stopped; " + file + " has how far it came");
  }
}
