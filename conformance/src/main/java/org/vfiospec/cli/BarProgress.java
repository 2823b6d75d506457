package org.vfiospec.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.vfiospec.tlc.ProgressListener;

/** A bar of the tasks that are done, beside it what goes on, above it a line a task. */
final class BarProgress implements Progress {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final int WIDTH = 100;

  private final PrintStream err;
  private final String what;
  private final int tasks;
  private final long started = System.nanoTime();
  private int done;
  private ProgressBar bar;

  BarProgress(PrintStream err, String what, int tasks) {
    this.err = err;
    this.what = what;
    this.tasks = tasks;
  }

  @Override
  public ProgressListener exploring(String subject) {
    return (distinct, generated, waiting, depth) -> tell(subject + " " + distinct + " states");
  }

  @Override
  public synchronized void done(String line) {
    done++;
    if (bar == null) {
      err.println(line);
    } else {
      err.printf("\r%-" + WIDTH + "s%n", line);
      bar.stepTo(done);
      bar.refresh();
    }
  }

  private synchronized void tell(String message) {
    if (bar == null && System.nanoTime() - started > PATIENCE_NANOS) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(what)
              .setInitialMax(tasks)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(250)
              .setMaxRenderedLength(WIDTH)
              .clearDisplayOnFinish()
              .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
              .build();
      bar.stepTo(done);
    }
    if (bar != null) {
      bar.setExtraMessage(" " + message);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
    err.flush();
  }
}
