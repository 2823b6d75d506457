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
  /** The exit code when it is neither the user's nor the specification's doing. */
  static final int FAULT = 3;

  private static final long MEBIBYTE = 1 << 20;

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
    if (failure instanceof UsageException
        || failure instanceof SpecException
        || failure instanceof ItfException) {
      traced(failure);
      complain(failure.getMessage());
      return ExitCode.USAGE;
    }
    return handleFault(failure);
  }

  /** What nobody who uses this program could have avoided, or what its machine could not hold. */
  int handleFault(Throwable fault) {
    traced(fault);
    if (fault instanceof OutOfMemoryError) {
      complain(
          "the memory of "
              + Runtime.getRuntime().maxMemory() / MEBIBYTE
              + " MiB does not suffice ("
              + fault.getMessage()
              + "); give it more by VFIOSPEC_JAVA_OPTIONS=-Xmx16g ./vfiospec");
    } else if (fault instanceof StackOverflowError) {
      complain(
          "the stack does not suffice; give it more by VFIOSPEC_JAVA_OPTIONS=-Xss16m ./vfiospec"
              + whereElse());
    } else {
      complain("a fault of this program: " + fault + whereElse());
    }
    return FAULT;
  }

  private void traced(Throwable failure) {
    if (stackTrace.getAsBoolean()) {
      failure.printStackTrace(err);
    }
  }

  private String whereElse() {
    return stackTrace.getAsBoolean() ? "" : "; --stacktrace says where";
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

  /** Says it, whatever its lines, in one. */
  void complain(String message) {
    err.println("vfiospec: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
    err.flush();
  }
}
