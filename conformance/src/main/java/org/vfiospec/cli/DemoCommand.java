package org.vfiospec.cli;

import org.vfiospec.demo.Demo;
import org.vfiospec.demo.Demos;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command above all demos. */
@Command(
    name = "demo",
    description = "Runs a scenario, and tells what happened.",
    synopsisSubcommandLabel = "DEMO")
final class DemoCommand implements Runnable {
  @Spec private CommandSpec spec;

  private DemoCommand() {}

  /** With each demo that there is as a command under it, which has the demo's own options. */
  static CommandLine in(Environment environment) {
    CommandLine line = new CommandLine(new DemoCommand());
    for (Demo demo : Demos.all()) {
      CommandLine sub = new CommandLine(new DemoRun(environment, demo));
      sub.getCommandSpec().name(demo.name()).usageMessage().description(demo.description());
      sub.getCommandSpec().addMixin(demo.name(), CommandSpec.forAnnotatedObject(demo));
      line.addSubcommand(sub);
    }
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a demo: " + String.join(", ", spec.subcommands().keySet()));
  }
}
