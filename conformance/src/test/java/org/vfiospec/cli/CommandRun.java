package org.vfiospec.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A command that was run, with all that it said. */
record CommandRun(int exitCode, String out, String err) {
  static final Path HOME = Path.of("src/test/resources/home").toAbsolutePath();

  static CommandRun of(String... arguments) {
    return in(Optional.of(HOME), arguments);
  }

  static CommandRun in(Optional<Path> home, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Commands.run(
            new Environment(
                home,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false),
            arguments);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A home with the door in it, to be spoilt. */
  static Path copyOfHome(Path folder) {
    try (Stream<Path> files = Files.list(HOME.resolve("spec/door"))) {
      Path door = Files.createDirectories(folder.resolve("spec/door"));
      for (Path file : files.toList()) {
        Files.copy(file, door.resolve(file.getFileName()));
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
