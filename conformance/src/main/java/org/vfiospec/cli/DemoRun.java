package org.vfiospec.cli;

import java.util.concurrent.Callable;
import org.vfiospec.demo.Demo;
import org.vfiospec.demo.DemoException;
import org.vfiospec.demo.DemoProgress;
import org.vfiospec.demo.DemoReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Runs one demo once. */
@Command
final class DemoRun implements Callable<Integer> {
  private final Environment environment;
  private final Demo demo;

  @Mixin private FormatOption format;

  DemoRun(Environment environment, Demo demo) {
    this.environment = environment;
    this.demo = demo;
  }

  @Override
  public Integer call() {
    DemoReport report;
    try (DemoProgress progress =
        environment.terminal()
            ? new DemoBar(environment.err(), demo.name())
            : new DemoLines(environment.err())) {
      report = demo.run(environment.specifications(), progress);
    } catch (DemoException e) {
      throw new UsageException(demo.name() + ": " + e.getMessage());
    }
    if (format.isJson()) {
      environment.out().print(Json.of(report.json()));
    } else {
      report.lines().forEach(environment.out()::println);
    }
    return report.asPromised() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
