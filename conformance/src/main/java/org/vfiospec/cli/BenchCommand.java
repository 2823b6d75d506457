package org.vfiospec.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "bench", description = "Measures.")
final class BenchCommand implements Callable<Integer> {
  BenchCommand(Environment environment) {}

  @Override
  public Integer call() {
    return 0;
  }
}
