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

  /** Whether no stage is left. */
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
   * Executes the next stage and moves on to the one after it. A stage that throws is not left.
   *
   * @throws IllegalStateException if the call is done
   */
  public final void step() {
    S current = stage;
    if (current == null) {
      throw new IllegalStateException("the call is done: " + this);
    }
    stage = perform(current);
  }

  /** Executes the stages that are left, each after {@code points} let it happen. */
  public final void run(StepPoints points) {
    while (!done()) {
      points.reached(this, stage());
      step();
    }
  }

  /**
   * Executes one stage: one action of the specification.
   *
   * @return the stage that comes next, or null if this was the last
   */
  protected abstract S perform(S stage);
}
