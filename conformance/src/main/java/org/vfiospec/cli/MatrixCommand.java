package org.vfiospec.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vfiospec.report.Check;
import org.vfiospec.report.CheckReport;
import org.vfiospec.report.Matrix;
import org.vfiospec.report.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows which guarantee which revision gives. */
@Command(
    name = "matrix",
    description = "Checks all revisions of a protocol, and sets them against the properties.")
final class MatrixCommand implements Callable<Integer> {
  private final Environment environment;

  @Parameters(paramLabel = "PROTOCOL")
  private String protocol;

  @Option(names = "--format", paramLabel = "text|json|markdown", defaultValue = "text")
  private MatrixFormat format;

  MatrixCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    CheckReport report =
        ProtocolCheck.run(environment, List.of(Check.Subject.all(environment.protocol(protocol))));
    Matrix matrix = new Matrix(protocol, report.verdicts());
    Table table = matrix.table(verdict -> verdict.actual().toString());
    environment
        .out()
        .print(
            switch (format) {
              case TEXT -> table.text();
              case MARKDOWN -> table.markdown();
              case JSON -> Json.of(Map.of("verdicts", matrix.outcomes()));
            });
    return ProtocolCheck.conclude(environment, report);
  }
}
