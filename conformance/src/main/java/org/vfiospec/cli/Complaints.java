package org.vfiospec.cli;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.vfiospec.itf.ItfException;
import org.vfiospec.tlc.SpecException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line why a command was not, or could not be, carried out. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final PrintStream err;
  private final BooleanSupplier stackTrace;

  Complaints(PrintStream err, BooleanSupplier stackTrace) {
    this.err = err;
    this.stackTrace = stackTrace;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    complain(message(failure) + "; see " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ParameterException wrong) {
      return handleParseException(wrong, new String[0]);
    }
    if (stackTrace.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    if (failure instanceof UsageException
        || failure instanceof SpecException
        || failure instanceof ItfException) {
      complain(failure.getMessage());
    } else {
      complain(
          "a fault of this program: "
              + failure
              + (stackTrace.getAsBoolean() ? "" : "; --stacktrace says where"));
    }
    return ExitCode.USAGE;
  }

  private static String message(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    if (failure instanceof UnmatchedArgumentException unmatched
        && command.getParent() == null
        && !unmatched.getUnmatched().get(0).startsWith("-")) {
      return "there is no command "
          + unmatched.getUnmatched().get(0)
          + "; known are "
          + command.getSubcommands().keySet();
    }
    return failure.getMessage();
  }

  private void complain(String message) {
    err.println("vfiospec: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
    err.flush();
  }
}
