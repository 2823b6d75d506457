package org.vfiospec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vfiospec.disk.WholeOrNothing;

/** A file of text that a command was asked to write. */
final class OutputFile {
  private OutputFile() {}

  /** Writes it whole or not at all. */
  static void write(Path file, String text) {
    try {
      WholeOrNothing.write(file, place -> Files.writeString(place, text));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** What is wrong when a file that was asked for cannot be written. */
  static UsageException unwritable(Path file, IOException why) {
    return new UsageException(
        file + ": cannot be written (" + why + "); check that its directory exists and has room");
  }
}
