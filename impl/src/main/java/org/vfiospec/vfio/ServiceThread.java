package org.vfiospec.vfio;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A thread that serves somebody until it is closed: a daemon with a name, started at once.
 *
 * <p>Every method may be called by any thread. What the service did is visible to whoever returns
 * from {@link #close}.
 */
public final class ServiceThread implements AutoCloseable {
  private final Service service;
  private final Runnable end;
  private final Thread thread;
  private final AtomicBoolean told = new AtomicBoolean();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** What a service thread does. */
  @FunctionalInterface
  public interface Service {
    /**
     * Serves, and returns when it was told to end.
     *
     * @throws InterruptedException if the thread was interrupted, which is an end like any other
     * @throws Throwable if it cannot go on
     */
    void serve() throws Throwable;
  }

  /** Starts the thread; {@link #close} interrupts it, so that what it waits for has an end. */
  public ServiceThread(String name, Service service) {
    this.service = Objects.requireNonNull(service);
    thread = new Thread(this::run, Objects.requireNonNull(name));
    end = thread::interrupt;
    start();
  }

  /**
   * Starts the thread, which is never interrupted, so that it can do what it has begun.
   *
   * @param end has the service return; called once, by whoever closes first
   */
  public ServiceThread(String name, Service service, Runnable end) {
    this.service = Objects.requireNonNull(service);
    this.end = Objects.requireNonNull(end);
    thread = new Thread(this::run, Objects.requireNonNull(name));
    start();
  }

  private void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Tells the service to end, and waits for that; an interruption of the waiting thread is kept for
   * later. Whoever closes it again waits, too, and is told nothing. Not to be called by the
   * service.
   *
   * @throws IllegalStateException if the service threw; the cause is what it threw. One caller is
   *     told. Also if the service itself calls this
   */
  @Override
  public void close() {
    refuseService();
    if (told.compareAndSet(false, true)) {
      end.run();
    }
    join();
    Throwable thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw new IllegalStateException(thread.getName() + " failed", thrown);
    }
  }

  /**
   * For a method that waits for the service.
   *
   * @throws IllegalStateException if the service itself calls it, which would wait for itself
   */
  public void refuseService() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException(thread.getName() + " would wait for itself");
    }
  }

  private void run() {
    try {
      service.serve();
    } catch (InterruptedException e) {
      // told to end
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  private void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
