package org.vfiospec.cli;

import java.io.PrintStream;
import org.vfiospec.demo.DemoProgress;

/** A line for everything that a demo comes to. */
final class DemoLines implements DemoProgress {
  private final PrintStream err;

  DemoLines(PrintStream err) {
    this.err = err;
  }

  @Override
  public void reached(String stage, long done, long total) {
    told(stage);
  }

  @Override
  public void told(String line) {
    synchronized (err) {
      err.println(line);
    }
  }

  @Override
  public void close() {
    err.flush();
  }
}
