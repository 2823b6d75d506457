package org.vfiospec.freerun;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Threads that each do one thing again and again, until the run is over or one of them fails.
 * {@link #end} and {@link #over} may be called by any thread.
 */
public final class FreeThreads {
  private static final long JOIN_MILLIS = 30_000;

  private final List<Thread> threads = new ArrayList<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean over;

  /** One more thread; it is not started yet. */
  public void add(String name, Runnable once) {
    Thread thread = new Thread(() -> repeat(once), name);
    thread.setDaemon(true);
    threads.add(thread);
  }

  private void repeat(Runnable once) {
    try {
      while (!over) {
        once.run();
      }
    } catch (RuntimeException | Error e) {
      failures.add(e);
      over = true;
    }
  }

  /** Each thread ends with what it does now. */
  public void end() {
    over = true;
  }

  /** Whether the threads are to end. */
  public boolean over() {
    return over;
  }

  /**
   * Starts all threads and waits for all.
   *
   * @throws IllegalStateException if one has failed, with the cause, or does not end, with its
   *     stack
   */
  public void run() {
    threads.forEach(Thread::start);
    threads.forEach(FreeThreads::join);
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a context failed", failures.peek());
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (thread.isAlive()) {
      IllegalStateException late = new IllegalStateException(thread.getName() + " does not end");
      late.setStackTrace(thread.getStackTrace());
      throw late;
    }
  }
}
