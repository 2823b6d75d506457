package org.vfiospec.tlc;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where a long search saves how far it has come: now and then, and when it is told to stop. A
 * search that begins with checkpoints in a file that is there goes on from what that says. A file
 * is replaced whole or not at all.
 */
public final class Checkpoints {
  /** For a search that is not worth it. */
  public static final Checkpoints NONE = new Checkpoints(null);

  private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Of the time, saving may take one part in this many. */
  private static final int SHARE = 20;

  private final Path file;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean stop;
  private long due = System.nanoTime() + EVERY_NANOS;

  private Checkpoints(Path file) {
    this.file = file;
  }

  /** In a file, from which the search goes on if it is there. */
  public static Checkpoints in(Path file) {
    return new Checkpoints(file);
  }

  /** The file; null if nothing is saved. */
  public Path file() {
    return file;
  }

  /** Has the search save and stop as soon as it can, which any thread may ask for. */
  public void stop() {
    stop = true;
  }

  /** Waits until a search that was told to stop has saved, or is over. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Whether to stop; for the search. */
  public boolean isStopping() {
    return stop && file != null;
  }

  /** Whether it is time to save; for the search. */
  public boolean isDue() {
    return file != null && (stop || System.nanoTime() >= due);
  }

  /** It was saved, which took so long; for the search. */
  public void saved(long nanos) {
    due = System.nanoTime() + Math.max(EVERY_NANOS, SHARE * nanos);
  }

  /** The search is over, or has saved and stopped; for the search. */
  public void ended() {
    stopped.countDown();
  }
}
