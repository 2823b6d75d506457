package org.vfiospec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file whole or not at all. */
final class OutputFile {
  private OutputFile() {}

  /** Writes {@code text} under another name beside {@code file}, and moves it into place. */
  static void write(Path file, String text) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      try {
        Files.writeString(unfinished, text);
        Files.move(
            unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UsageException(
          file + ": cannot be written (" + e + "); check that its directory exists and has room");
    }
  }
}
