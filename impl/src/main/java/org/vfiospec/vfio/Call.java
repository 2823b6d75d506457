package org.vfiospec.vfio;

import java.util.Objects;

/**
 * A call into a driver, cut into the critical steps of its specification.
 *
 * <p>One action of the specification is one stage of a call: what happens between two points where
 * another context may run. So a stage is atomic for the specification, and the stages are the only
 * places where contexts interleave. The same object serves three ways of running:
 *
 * <ul>
 *   <li>production: {@link #run} with {@link StepPoints#NONE}, all stages in a row;
 *   <li>threads under a scheduler: {@link #run} with the scheduler's step points, which may stop
 *       between any two;
 *   <li>one thread that interleaves several calls: {@link #step} on one, then on another. It asks
 *       {@link #ready} first, because a stage that waits for a lock would wait for ever when its
 *       holder is on the same thread.
 * </ul>
 *
 * <p>A call is made once and used by one thread at a time; {@link #stage} and {@link #done} may be
 * read by any.
 *
 * @param <S> the stages of this call
 */
public abstract class Call<S extends Enum<S>> {
  private volatile S stage;

  /** A call whose first step is {@code first}; nothing has happened yet. */
  protected Call(S first) {
    stage = Objects.requireNonNull(first);
  }

  /** The stage that comes next; null when the call is done. */
  public final S stage() {
    return stage;
  }

  /** Whether no stage is left: the call has returned, or thrown. */
  public final boolean done() {
    return stage == null;
  }

  /**
   * Whether {@link #step} can execute the next stage without waiting for another context. A
   * subclass with a stage that waits says so here; the answer is a snapshot. False when the call is
   * done.
   */
  public boolean ready() {
    return !done();
  }

  /**
   * Executes the next stage and moves on to the one after it. If the stage throws, the call drops
   * what it holds and is done.
   *
   * @throws IllegalStateException if the call is done
   */
  public final void step() {
    S current = stage;
    if (current == null) {
      throw new IllegalStateException("the call is done: " + this);
    }
    boolean left = false;
    try {
      stage = perform(current);
      left = true;
    } finally {
      if (!left) {
        giveUp(current);
      }
    }
  }

  /**
   * Executes the stages that are left, each after {@code points} let it happen. If a step point
   * throws, the call drops what it holds and is done.
   */
  public final void run(StepPoints points) {
    while (!done()) {
      S next = stage;
      boolean passed = false;
      try {
        points.reached(this, next);
        passed = true;
      } finally {
        if (!passed) {
          giveUp(next);
        }
      }
      step();
    }
  }

  private void giveUp(S at) {
    try {
      abandon(at);
    } finally {
      stage = null;
    }
  }

  /**
   * Executes one stage: one action of the specification.
   *
   * @return the stage that comes next, or null if this was the last
   */
  protected abstract S perform(S stage);

  /**
   * Drops what the call holds, locks above all: the other contexts go on without it. A subclass
   * that holds something from one stage to another, or may throw while it does, overrides this.
   *
   * @param at the stage that threw, or whose step point did; it may have happened in part
   */
  protected void abandon(S at) {}
}
