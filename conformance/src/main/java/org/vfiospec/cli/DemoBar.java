package org.vfiospec.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.vfiospec.demo.DemoProgress;

/** A bar of how far a demo is, beside it what goes on, above it what stays to be read. */
final class DemoBar implements DemoProgress {
  private static final int WIDTH = 100;

  private final PrintStream err;
  private final ProgressBar bar;

  DemoBar(PrintStream err, String what) {
    this.err = err;
    bar =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(1)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(100)
            .setMaxRenderedLength(WIDTH)
            .clearDisplayOnFinish()
            .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
            .build();
  }

  @Override
  public synchronized void reached(String stage, long done, long total) {
    bar.maxHint(total);
    bar.stepTo(Math.max(done, bar.getCurrent()));
    bar.setExtraMessage(" " + stage);
    bar.refresh();
  }

  @Override
  public synchronized void told(String line) {
    err.printf("\r%-" + WIDTH + "s%n", line);
    bar.refresh();
  }

  @Override
  public synchronized void close() {
    bar.close();
    err.flush();
  }
}
