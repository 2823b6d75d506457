package org.vfiospec.vfio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A workqueue with one worker thread, as {@code create_singlethread_workqueue} makes it. The thread
 * is a daemon and sleeps while nothing is queued.
 *
 * <p>{@link #cancel}, {@link #flush} and {@link #close} wait uninterruptibly, as in the kernel; an
 * interruption is kept for the caller. A work item that throws does not stop the worker, but {@link
 * #close} reports the first one.
 */
public final class SingleThreadWorkqueue implements Workqueue {
  private final Object lock = new Object();
  private final Deque<Work> queued = new ArrayDeque<>();

  /** The work that somebody waits in {@link #cancel} for, once for each who does. */
  private final List<Work> cancelling = new ArrayList<>();

  private final ServiceThread worker;
  private Work running;
  private boolean closed;

  /** A workqueue whose thread has this name and is started at once. */
  public SingleThreadWorkqueue(String name) {
    worker = new ServiceThread(name, this::work, this::refuseMore);
  }

  @Override
  public boolean queue(Work work) {
    synchronized (lock) {
      if (closed || cancelling.contains(work) || !work.markQueued()) {
        return false;
      }
      queued.addLast(work);
      lock.notifyAll();
      return true;
    }
  }

  @Override
  public boolean cancel(Work work) {
    worker.refuseService();
    synchronized (lock) {
      // The pending bit alone does not keep the work out of the queue: the worker can have taken it
      // from there, and be about to clear the bit.
      cancelling.add(work);
      boolean wasQueued = queued.remove(work);
      boolean bitIsOurs = wasQueued || work.markQueued();
      awaitWhile(() -> running == work);
      cancelling.remove(work);
      if (bitIsOurs) {
        work.begin();
      }
      return wasQueued;
    }
  }

  @Override
  public void flush() {
    worker.refuseService();
    synchronized (lock) {
      if (running == null && queued.isEmpty()) {
        return;
      }
      boolean[] passed = {false};
      Work barrier =
          new Work(
              "flush",
              () -> {
                synchronized (lock) {
                  passed[0] = true;
                }
              });
      barrier.markQueued();
      queued.addLast(barrier); // also when closed: the worker drains before it ends
      lock.notifyAll();
      awaitWhile(() -> !passed[0]);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if a work item threw; the cause is what it threw
   */
  @Override
  public void close() {
    worker.close();
  }

  private void refuseMore() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }

  private void work() throws Throwable {
    Throwable first = null;
    for (Work next = takeNext(); next != null; next = takeNext()) {
      try {
        next.execute();
      } catch (Throwable e) {
        first = first == null ? e : first;
      } finally {
        synchronized (lock) {
          running = null;
          lock.notifyAll();
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /**
   * The next work item, which is then the running one; null when the queue is closed and drained.
   */
  private Work takeNext() {
    synchronized (lock) {
      awaitWhile(() -> queued.isEmpty() && !closed);
      running = queued.pollFirst();
      return running;
    }
  }

  /**
   * Waits on the lock, which the caller holds, while the condition holds; an interruption is kept
   * for later.
   */
  private void awaitWhile(BooleanSupplier condition) {
    boolean interrupted = false;
    while (condition.getAsBoolean()) {
      try {
        lock.wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
