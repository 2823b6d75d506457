package org.vfiospec.tlc.inside;

import tlc2.TLCGlobals;
import tlc2.tool.AbstractChecker;

/**
 * Has TLC look at the part of the graph that it knows already every few seconds, and not once a
 * minute: most counterexamples are short. It goes on as it does by itself, and spends no more than
 * its fixed share of the time on these looks.
 */
final class EarlyChecks {
  private static final long PERIOD_MILLIS = 4_000;

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
      while (true) {
        synchronized (period) {
          period.wait(PERIOD_MILLIS);
        }
        AbstractChecker checker = TLCGlobals.mainChecker;
        if (checker != null) {
          // TLC waits for its checker with a time limit of a minute, whoever wakes it.
          synchronized (checker) {
            checker.notifyAll();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
