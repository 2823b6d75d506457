package org.vfiospec.replay;

import java.util.concurrent.locks.LockSupport;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.StepPoints;

/**
 * The thread of one context. It runs the driver's calls as they are, and stops at each step point
 * until the scheduler lets it take one more step.
 *
 * <p>Granted and taken steps are counted. The scheduler alone grants, the thread alone takes, and
 * at most one step is under way.
 */
final class ContextThread implements Runnable, StepPoints {

  /**
   * How often a waiting thread looks again before it parks: a parked thread takes far longer to
   * come back than a step takes. It yields in between, because there are more contexts than
   * processors.
   */
  private static final int LOOKS = 30;

  /** The calls of a trace that was given up end with this. */
  private static final class Abandoned extends RuntimeException {
    private static final long serialVersionUID = 1;

    Abandoned() {
      super(null, null, false, false);
    }
  }

  private final Thread thread;

  private volatile Runnable errand;
  private volatile long granted;
  private volatile long taken;
  private volatile Thread waiting;
  private volatile boolean abandoned;
  private volatile boolean closed;
  private volatile Throwable failure;

  ContextThread(String context) {
    thread = new Thread(this, "context " + context);
    thread.setDaemon(true);
    thread.start();
  }

  /** Scheduler: the thread begins the call, and stops before its first stage. */
  void enter(Call<?> call) {
    errand = () -> call.run(this);
  }

  /** Scheduler: the thread does this as its next step. */
  void act(Runnable action) {
    errand =
        () -> {
          reached(this, null);
          action.run();
        };
  }

  /** Whether the thread has something that it can take a step of. */
  boolean occupied() {
    return errand != null;
  }

  /** Scheduler: one more step. */
  void grant() {
    granted++;
    LockSupport.unpark(thread);
  }

  /**
   * Scheduler: waits until the granted step is taken.
   *
   * @return whether it was, within the time
   */
  boolean awaitTaken(long nanos) {
    for (int i = 0; i < LOOKS; i++) {
      if (taken == granted) {
        return true;
      }
      Thread.yield();
    }
    long deadline = System.nanoTime() + nanos;
    waiting = Thread.currentThread();
    try {
      while (taken != granted) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      }
      return true;
    } finally {
      waiting = null;
    }
  }

  /** What the thread died of, if anything; told once. */
  Throwable takeFailure() {
    Throwable told = failure;
    failure = null;
    return told;
  }

  Thread thread() {
    return thread;
  }

  /** Scheduler: the call it is in ends at its next step point, without a step. */
  boolean abandon(long nanos) {
    if (errand == null) {
      return true;
    }
    abandoned = true;
    grant();
    boolean ended = awaitTaken(nanos);
    abandoned = false;
    return ended;
  }

  void close() {
    closed = true;
    thread.interrupt();
  }

  @Override
  public void run() {
    try {
      while (true) {
        // Waits with the errand at hand or not: what it is, is looked at once a step is granted.
        awaitGrant();
        Runnable now = errand;
        begun = false;
        try {
          now.run();
        } catch (Abandoned end) {
          // The trace was given up.
        } catch (RuntimeException | Error e) {
          failure = e;
        }
        errand = null;
        take();
      }
    } catch (InterruptedException end) {
      // Closed.
    }
  }

  /** Thread: whether it passed the first step point of its errand. */
  private boolean begun;

  @Override
  public void reached(Object context, Enum<?> stage) {
    if (begun) {
      take();
      try {
        awaitGrant();
      } catch (InterruptedException e) {
        throw new Abandoned();
      }
    }
    begun = true;
    if (abandoned) {
      throw new Abandoned();
    }
  }

  private void take() {
    taken++;
    Thread scheduler = waiting;
    if (scheduler != null) {
      LockSupport.unpark(scheduler);
    }
  }

  private void awaitGrant() throws InterruptedException {
    for (int i = 0; i < LOOKS && taken == granted; i++) {
      Thread.yield();
    }
    while (taken == granted) {
      LockSupport.park(this);
      if (closed) {
        throw new InterruptedException();
      }
    }
  }
}
