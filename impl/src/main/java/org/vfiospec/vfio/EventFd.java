package org.vfiospec.vfio;

import java.util.OptionalLong;

/**
 * An eventfd in its counting form (eventfd(2), without EFD_SEMAPHORE): a signal adds one, a read
 * takes everything.
 *
 * <p>Signals coalesce: a reader learns that there were signals, and how many, but gets them in one
 * read. The counter is an unsigned 64-bit value and saturates: a signal to a counter of
 * 2<sup>64</sup>-1 leaves it there, as {@code eventfd_signal} does.
 *
 * <p>Every method may be called by any thread. What a thread did before {@link #signal} is visible
 * to the thread whose read takes that signal.
 */
public final class EventFd {
  private static final long MAX = -1L;

  private final Object lock = new Object();
  private long count;

  /** An eventfd whose counter is zero. */
  public EventFd() {
    this(0);
  }

  /** An eventfd with an initial counter, taken as unsigned. */
  public EventFd(long initialCount) {
    count = initialCount;
  }

  /**
   * Adds one to the counter, unless it is at its maximum, and wakes one reader. Never waits for a
   * reader.
   */
  public void signal() {
    synchronized (lock) {
      if (count != MAX) {
        count++;
      }
      lock.notify();
    }
  }

  /**
   * Takes the whole counter and resets it to zero: a read of an eventfd opened with EFD_NONBLOCK.
   *
   * @return the counter, unsigned and not zero; empty where the system call gives EAGAIN
   */
  public OptionalLong tryRead() {
    synchronized (lock) {
      return count == 0 ? OptionalLong.empty() : OptionalLong.of(take());
    }
  }

  /**
   * Waits until the counter is not zero, then takes all of it.
   *
   * @return the counter, unsigned and not zero
   * @throws InterruptedException if the thread is interrupted while it waits; the counter is
   *     untouched then
   */
  public long read() throws InterruptedException {
    synchronized (lock) {
      try {
        while (count == 0) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        lock.notify(); // a wake-up meant for this thread must not be lost to the other readers
        throw e;
      }
      return take();
    }
  }

  /** The counter, unsigned; a snapshot that takes nothing. */
  public long count() {
    synchronized (lock) {
      return count;
    }
  }

  private long take() {
    long taken = count;
    count = 0;
    return taken;
  }
}
