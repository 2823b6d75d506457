package org.vfiospec.cli;

import org.vfiospec.repair.RepairObserver;
import org.vfiospec.tlc.ProgressListener;

/** Tells how a search for repairs comes along: a bar a size of changes. */
final class RepairProgress implements RepairObserver, AutoCloseable {
  private final Environment environment;
  private final String subject;
  private volatile Progress progress;

  RepairProgress(Environment environment, String subject) {
    this.environment = environment;
    this.subject = subject;
  }

  @Override
  public void begins(int size, int decisions) {
    close();
    progress = Progress.of(environment, subject + ", " + size + " changed", decisions);
  }

  @Override
  public ProgressListener deciding(String what) {
    return progress.exploring(what);
  }

  @Override
  public void decided(String line) {
    progress.done(line);
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
