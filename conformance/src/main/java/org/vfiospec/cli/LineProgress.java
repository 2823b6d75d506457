package org.vfiospec.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.vfiospec.tlc.ProgressListener;

/** A line a task that is done, and one every ten seconds of an exploration that takes longer. */
final class LineProgress implements Progress {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final PrintStream err;

  LineProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public ProgressListener exploring(String subject) {
    return new ProgressListener() {
      private long told = System.nanoTime();

      @Override
      public void progress(long distinct, long generated, long waiting, int depth) {
        if (System.nanoTime() - told > EVERY_NANOS) {
          told = System.nanoTime();
          done(
              subject + ": " + distinct + " states so far, " + waiting + " of them to be expanded");
        }
      }
    };
  }

  @Override
  public void done(String line) {
    synchronized (err) {
      err.println(line);
    }
  }

  @Override
  public void close() {
    err.flush();
  }
}
