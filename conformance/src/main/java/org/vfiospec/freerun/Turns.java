package org.vfiospec.freerun;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.StepPoints;

/**
 * Step points of threads that run freely: one step at a time, and whose is next is left to the
 * operating system and to chance. A thread has the turn from its step point to the next one, or to
 * {@link #end}. Only one thread has the turn, so all that is done with it happens in one order.
 *
 * <p>The driver's calls may be on any threads, and must run as a {@link Call} does: the context at
 * a step point is the call. A thread that gets no turn for 20 seconds, or whose call is not ready
 * for as long, throws, and so ends its call.
 */
public final class Turns implements StepPoints {
  private static final long BOUND_SECONDS = 20;

  /** Told what happens around each step, with the turn held. */
  public interface Watch {
    /** The step comes next. */
    void before(Call<?> call, Enum<?> stage);

    /** The step has been taken. */
    void after(Call<?> call, Enum<?> stage);
  }

  private record UnderWay(Call<?> call, Enum<?> stage) {}

  private final ReentrantLock turn = new ReentrantLock();
  private final ThreadLocal<UnderWay> underWay = new ThreadLocal<>();
  private final ThreadLocal<Random> chance;
  private final Watch watch;

  /**
   * Turns that nobody has.
   *
   * @param seeds gives each thread a source of chance of its own
   */
  public Turns(Random seeds, Watch watch) {
    chance =
        ThreadLocal.withInitial(
            () -> {
              synchronized (seeds) {
                return new Random(seeds.nextLong());
              }
            });
    this.watch = watch;
  }

  /** The thread's own source of chance. */
  public Random chance() {
    return chance.get();
  }

  /** Takes the turn for something that is no stage of a call, or before the first one. */
  public void begin() {
    while (chance().nextInt(3) == 0) {
      Thread.yield();
    }
    try {
      if (!turn.tryLock(BOUND_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(Thread.currentThread().getName() + " gets no turn");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void reached(Object context, Enum<?> stage) {
    Call<?> call = (Call<?>) context;
    end();
    if (!turn.isHeldByCurrentThread()) {
      awaitReady(call);
    }
    underWay.set(new UnderWay(call, stage));
    watch.before(call, stage);
  }

  private void awaitReady(Call<?> call) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    begin();
    while (!call.ready()) {
      turn.unlock();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(call + " waits for ever before " + call.stage());
      }
      Thread.yield();
      begin();
    }
  }

  /** The step that the thread has taken is over, if there is one. */
  public void end() {
    UnderWay taken = underWay.get();
    if (taken != null) {
      underWay.remove();
      watch.after(taken.call(), taken.stage());
      turn.unlock();
    }
  }

  /** Gives back what {@link #begin} took, when no call followed. */
  public void pass() {
    turn.unlock();
  }
}
