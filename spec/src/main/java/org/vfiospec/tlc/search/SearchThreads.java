package org.vfiospec.tlc.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/**
 * The threads that searches share: as many as there are processors, those included that began a
 * search. A search has the help of those that no other one uses.
 */
final class SearchThreads implements AutoCloseable {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final Semaphore FREE = new Semaphore(PROCESSORS);
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "search");
            thread.setDaemon(true);
            return thread;
          });

  private final int atMost;
  private final boolean counted;

  private SearchThreads(int atMost, boolean counted) {
    this.atMost = atMost;
    this.counted = counted;
  }

  /** For a search by this thread, with so many threads at most. */
  static SearchThreads forThisThread(int atMost) {
    return new SearchThreads(atMost, FREE.tryAcquire());
  }

  /** As many as a search can make use of here. */
  static int most() {
    return PROCESSORS;
  }

  /** Has this thread, as worker 0, and those that are free do some work, to its end. */
  void run(IntConsumer worker) {
    int helping = 0;
    while (helping < atMost - 1 && FREE.tryAcquire()) {
      helping++;
    }
    List<Future<?>> others = new ArrayList<>();
    Throwable failure = null;
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (int i = 1; i <= helping; i++) {
        int number = i;
        others.add(
            THREADS.submit(
                () -> {
                  Thread.currentThread().setContextClassLoader(loader);
                  worker.accept(number);
                }));
      }
      worker.accept(0);
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      // They work on what this thread will go on with, or throw away: so each has to end.
      for (Future<?> other : others) {
        Throwable thrown = await(other);
        failure = failure == null ? thrown : failure;
      }
      FREE.release(helping);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  /** Waits for a thread's end; what it threw, or null. */
  private static Throwable await(Future<?> other) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          other.get();
          return null;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          return e.getCause();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    if (counted) {
      FREE.release();
    }
  }
}
