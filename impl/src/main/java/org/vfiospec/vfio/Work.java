package org.vfiospec.vfio;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A work item (include/linux/workqueue.h): a function and the pending bit that keeps it from being
 * queued twice.
 *
 * <p>The pending bit is cleared <em>before</em> the function runs. So a work item that is running
 * but not queued can be queued again and then runs once more; one that is queued already stays
 * queued once. Every method may be called by any thread.
 */
public final class Work {
  private final String name;
  private final Runnable function;
  private final AtomicBoolean pending = new AtomicBoolean();

  /** A work item that is not queued; the name is for messages. */
  public Work(String name, Runnable body) {
    Objects.requireNonNull(body);
    this.name = Objects.requireNonNull(name);
    this.function =
        () -> {
          begin();
          body.run();
        };
  }

  private Work(Runnable function, String name) {
    this.name = Objects.requireNonNull(name);
    this.function = Objects.requireNonNull(function);
  }

  /**
   * A work item, not queued, whose function calls {@link #begin} itself, first of all: so the
   * clearing of the pending bit can be a step that a scheduler puts off.
   */
  public static Work beginningItself(String name, Runnable function) {
    return new Work(function, name);
  }

  /**
   * Sets the pending bit.
   *
   * @return whether this call set it; false means the work is queued already and must not be queued
   *     again
   */
  public boolean markQueued() {
    return pending.compareAndSet(false, true);
  }

  /** Clears the pending bit: the worker does this right before it runs the function. */
  public void begin() {
    pending.set(false);
  }

  /** Whether the pending bit is set; a snapshot. */
  public boolean isQueued() {
    return pending.get();
  }

  /**
   * What a worker does with a work item it took from the queue: {@link #begin}, then the function.
   */
  public void execute() {
    function.run();
  }

  @Override
  public String toString() {
    return name;
  }
}
