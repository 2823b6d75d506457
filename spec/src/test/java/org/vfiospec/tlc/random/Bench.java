package org.vfiospec.tlc.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.vfiospec.tlc.Model;

/**
 * Where a specification is written to. The next of the same family takes its place in a file of the
 * same size and age, so that the loader which has run TLC for the last runs it for the next: to
 * load TLC takes far longer than to explore a small specification. This is sound, for what TLC
 * keeps between two runs is how it numbers variables and definitions by their names, and these a
 * family has in common.
 */
final class Bench {
  private static final int SIZE = 1 << 16;
  private static final FileTime AGE = FileTime.fromMillis(1_600_000_000_000L);

  private final Path folder;

  Bench(Path folder) {
    this.folder = folder;
  }

  Model write(World world) {
    Path home = folder.resolve(world.family());
    try {
      Files.createDirectories(home);
      written(home.resolve("Instanced.tla"), Library.INSTANCED);
      Path module = written(home.resolve(world.family() + ".tla"), world.module());
      Path config = home.resolve(world.family() + ".cfg");
      return Model.of(module, Files.writeString(config, world.config()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path written(Path file, String text) throws IOException {
    if (text.length() > SIZE) {
      throw new IllegalArgumentException("a module of " + text.length() + " characters");
    }
    Files.writeString(file, text + "\n".repeat(SIZE - text.length()));
    return Files.setLastModifiedTime(file, AGE);
  }
}
