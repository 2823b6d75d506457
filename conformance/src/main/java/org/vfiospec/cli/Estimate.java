package org.vfiospec.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.vfiospec.tlc.ProgressListener;

/**
 * Tells every ten seconds how far an exploration has come, and how long it may still take: by the
 * number of states that is expected, if one is, and else by how fast those that wait for their turn
 * become fewer, if they do.
 */
final class Estimate implements ProgressListener {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final String subject;
  private final Optional<Long> expected;
  private final Consumer<String> line;
  private long began = System.nanoTime();
  private long told = began;
  private long distinctAtBegin = -1;
  private long waitingBefore = -1;

  Estimate(String subject, Optional<Long> expected, Consumer<String> line) {
    this.subject = subject;
    this.expected = expected;
    this.line = line;
  }

  @Override
  public void progress(long distinct, long generated, long waiting, int depth) {
    long now = System.nanoTime();
    if (distinctAtBegin < 0) {
      // A search that goes on has found states before.
      distinctAtBegin = distinct;
      began = now;
    }
    if (now - told < EVERY_NANOS) {
      return;
    }
    double seconds = (now - began) / 1e9;
    double rate = (distinct - distinctAtBegin) / Math.max(seconds, 1e-3);
    line.accept(
        String.format(
            Locale.ROOT,
            "%s: %,d states at depth %d, %,d to be expanded, %,.0f a second%s",
            subject,
            distinct,
            depth,
            waiting,
            rate,
            rest(distinct, waiting, rate, (now - told) / 1e9)));
    waitingBefore = waiting;
    told = now;
  }

  private String rest(long distinct, long waiting, double rate, double sinceTold) {
    if (expected.isPresent() && expected.get() > distinct && rate > 0) {
      return String.format(
          Locale.ROOT,
          ", %d %% of those expected, about %s left",
          100 * distinct / expected.get(),
          duration((expected.get() - distinct) / rate));
    }
    if (expected.isEmpty() && waitingBefore > waiting) {
      return ", at least "
          + duration(waiting * sinceTold / (waitingBefore - waiting))
          + " left at this rate";
    }
    return "";
  }

  private static String duration(double seconds) {
    long whole = (long) Math.ceil(seconds);
    return whole < 120
        ? whole + " s"
        : whole < 7200 ? (whole + 59) / 60 + " min" : (whole + 3599) / 3600 + " h";
  }
}
