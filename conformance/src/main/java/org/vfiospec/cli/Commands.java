package org.vfiospec.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** All commands, and how one of them is run. */
public final class Commands {
  private Commands() {}

  /** The commands in the order in which the help lists them. */
  static List<Object> all(Environment environment) {
    return List.of(
        new ListCommand(environment),
        new CheckCommand(environment),
        new WorkerCommand(environment),
        new RegenerateCommand(environment),
        new MatrixCommand(environment),
        new ExplainCommand(environment),
        new CasesCommand(environment),
        new RepairCommand(environment),
        new CoverCommand(environment),
        new ReplayCommand(environment),
        DemoCommand.in(environment),
        new BenchCommand(environment));
  }

  /** Runs the command that the arguments name, and returns the process's exit code. */
  public static int run(Environment environment, String... arguments) {
    Vfiospec top = new Vfiospec();
    CommandLine line = new CommandLine(top);
    all(environment).forEach(line::addSubcommand);
    line.setOut(new PrintWriter(environment.out(), true));
    line.setErr(new PrintWriter(environment.err(), true));
    line.setExpandAtFiles(false);
    Names.register(line, ReportFormat.class);
    Names.register(line, CheckFormat.class);
    Names.register(line, MatrixFormat.class);
    Names.register(line, ExplainFormat.class);
    Complaints complaints = new Complaints(environment.err(), top::wantsStackTrace);
    line.setParameterExceptionHandler(complaints);
    line.setExecutionExceptionHandler(complaints);
    try {
      return line.execute(arguments);
    } catch (Error e) {
      // Left to itself it would end the process with 1, which says that something was found.
      return complaints.handleFault(e);
    } finally {
      environment.out().flush();
    }
  }
}
