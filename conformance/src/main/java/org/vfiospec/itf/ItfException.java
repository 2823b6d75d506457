package org.vfiospec.itf;

import java.io.IOException;
import java.nio.file.Path;

/** A trace file cannot be read or written. The message is one line: the file, why, what to do. */
public final class ItfException extends IOException {

  private static final long serialVersionUID = 1L;

  ItfException(Path file, String why, String remedy, Throwable cause) {
    super(oneLine(file + ": " + why + "; " + remedy), cause);
  }

  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*", " ");
  }
}
