package org.vfiospec.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all commands. */
@Command(
    name = "vfiospec",
    description = "Specifications of VFIO protocols: check, explain, cover, replay.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:as expected",
      "1:a finding: a verdict or a count that is not the expected one, a divergence",
      "2:wrong usage, unreadable input, or output that cannot be written",
      "3:a fault of this program, or not enough memory; VFIOSPEC_JAVA_OPTIONS=-Xmx16g gives it 16"
          + " GiB"
    })
final class Vfiospec implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "When a command fails, say where in the program.")
  private boolean stackTrace;

  boolean wantsStackTrace() {
    return stackTrace;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: " + String.join(", ", spec.subcommands().keySet()));
  }
}
