package org.vfiospec.tlc.inside;

import java.lang.reflect.Field;
import tlc2.TLCGlobals;
import tlc2.tool.AbstractChecker;
import tlc2.tool.ModelChecker;
import tlc2.tool.queue.StateQueue;

/**
 * Has TLC look at the part of the graph that it knows already every few seconds, and not once a
 * minute: most counterexamples are short. It goes on as it does by itself, and spends no more than
 * its fixed share of the time on these looks.
 *
 * <p>Before it looks, TLC waits for its worker to pause, and misses the worker that pauses between
 * its question and its wait: both then wait for ever. Once a minute that is hardly ever seen; every
 * few seconds it is. So whoever waits there is woken now and then, and asks again.
 */
final class EarlyChecks {
  private static final long TICK_MILLIS = 500;
  private static final int TICKS_A_CHECK = 8;

  private EarlyChecks() {}

  /** From now on, and until the process ends. */
  static void begin() {
    Thread waker = new Thread(EarlyChecks::wake, "early liveness checks");
    waker.setDaemon(true);
    waker.start();
  }

  private static void wake() {
    Object period = new Object();
    try {
      for (int tick = 1; true; tick++) {
        synchronized (period) {
          period.wait(TICK_MILLIS);
        }
        if (TLCGlobals.mainChecker instanceof ModelChecker checker) {
          wakeWaiterForWorkers(checker);
          if (tick % TICKS_A_CHECK == 0) {
            beginCheck(checker);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** TLC waits for its checker with a time limit of a minute, whoever wakes it. */
  private static void beginCheck(AbstractChecker checker) {
    synchronized (checker) {
      checker.notifyAll();
    }
  }

  private static void wakeWaiterForWorkers(ModelChecker checker) {
    if (checker.theStateQueue instanceof StateQueue queue) {
      try {
        Field monitor = StateQueue.class.getDeclaredField("mu");
        monitor.setAccessible(true);
        Object waitedFor = monitor.get(queue);
        synchronized (waitedFor) {
          waitedFor.notifyAll();
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("TLC's queue has another monitor than its version 2.18", e);
      }
    }
  }
}
