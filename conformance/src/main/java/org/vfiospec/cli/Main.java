package org.vfiospec.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ExitCode;

/** The main class of the runnable jar, which the launcher starts. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Optional<Path> home = Optional.ofNullable(System.getProperty("vfiospec.home")).map(Path::of);
    System.exit(
        run(
            home,
            new FileOutputStream(FileDescriptor.out),
            err,
            Boolean.getBoolean("vfiospec.terminal"),
            arguments));
  }

  /** The exit code; an answer that did not arrive is none. */
  static int run(
      Optional<Path> home,
      OutputStream target,
      PrintStream err,
      boolean terminal,
      String... arguments) {
    StandardOutput output = new StandardOutput(target);
    PrintStream out =
        new PrintStream(new BufferedOutputStream(output), false, StandardCharsets.UTF_8);
    int exitCode = Commands.run(new Environment(home, out, err, terminal), arguments);
    out.flush();
    if (output.failure().isEmpty()) {
      return exitCode;
    }
    new Complaints(err, () -> false)
        .complain(
            "standard output cannot be written (" + output.failure().get().getMessage() + ")");
    return Math.max(exitCode, ExitCode.USAGE);
  }
}
