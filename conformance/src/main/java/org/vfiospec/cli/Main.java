package org.vfiospec.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The main class of the runnable jar, which the launcher starts. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Environment environment =
        new Environment(
            Optional.ofNullable(System.getProperty("vfiospec.home")).map(Path::of),
            out,
            err,
            Boolean.getBoolean("vfiospec.terminal"));
    int exitCode = Commands.run(environment, arguments);
    out.flush();
    System.exit(exitCode);
  }
}
