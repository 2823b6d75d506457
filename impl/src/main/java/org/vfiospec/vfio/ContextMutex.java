package org.vfiospec.vfio;

import java.util.Objects;
import java.util.concurrent.Semaphore;

/**
 * A sleeping mutex owned by a context instead of by a thread.
 *
 * <p>In the kernel it is a context (a system call, an interrupt, a worker) that takes a lock and
 * gives it back. Here a context is an object, usually the {@link Call}, because a scheduler under
 * test may run several contexts on one thread, or one context on several threads one after the
 * other. Owners are compared by identity.
 *
 * <p>Like the kernel's mutex it is not recursive, and only the owner may unlock it. Waiters get it
 * in the order of their arrival; {@link #tryLock} may overtake them, as mutex_trylock may. Every
 * method may be called by any thread.
 */
public final class ContextMutex {
  private final Semaphore free = new Semaphore(1, true);
  private volatile Object owner;

  /**
   * Takes the mutex if nobody has it; never waits.
   *
   * @return whether {@code context} is the owner now; false also if it already was, as the mutex is
   *     not recursive
   */
  public boolean tryLock(Object context) {
    Objects.requireNonNull(context);
    boolean taken = free.tryAcquire();
    if (taken) {
      owner = context;
    }
    return taken;
  }

  /**
   * Takes the mutex, sleeping until it is free. Interruption of the thread does not end the wait
   * (mutex_lock).
   *
   * @throws IllegalMonitorStateException if {@code context} is the owner already: it would wait for
   *     itself
   */
  public void lock(Object context) {
    Objects.requireNonNull(context);
    if (owner == context) {
      throw new IllegalMonitorStateException(context + " has the mutex already");
    }
    free.acquireUninterruptibly();
    owner = context;
  }

  /**
   * Gives the mutex back.
   *
   * @throws IllegalMonitorStateException if {@code context} is not the owner; the mutex is
   *     unchanged then
   */
  public void unlock(Object context) {
    Objects.requireNonNull(context);
    if (owner != context) {
      throw new IllegalMonitorStateException(
          context + " does not have the mutex, its owner is " + owner);
    }
    owner = null;
    free.release();
  }

  /** Gives the mutex back if {@code context} has it; else does nothing. */
  public void unlockIfOwned(Object context) {
    if (owner == Objects.requireNonNull(context)) {
      unlock(context);
    }
  }

  /** Whether some context has the mutex; a snapshot. */
  public boolean isLocked() {
    return free.availablePermits() == 0;
  }

  /**
   * The context that has the mutex, or null; a snapshot. While a {@link #lock} or {@link #unlock}
   * is under way in another thread, the mutex can be locked without an owner for a moment.
   */
  public Object owner() {
    return owner;
  }
}
