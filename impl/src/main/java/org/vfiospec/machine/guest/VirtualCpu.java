package org.vfiospec.machine.guest;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.ServiceThread;

/**
 * A processor: a thread that executes a program step by step while it runs, and waits for an
 * interrupt when a step finds nothing to do. It is made standing. Every method may be called by any
 * thread but its own.
 */
public final class VirtualCpu implements AutoCloseable {
  private final BooleanSupplier program;
  private final EventFd interrupt;
  private final ServiceThread thread;

  private boolean runs;
  private boolean stands;
  private boolean closed;
  private Throwable failure;

  /**
   * Starts the thread, a daemon of this name.
   *
   * @param program executes a step; false if there is nothing to do before an interrupt
   * @param interrupt what devices signal; the processor signals it, too, to wake its thread
   */
  public VirtualCpu(String name, BooleanSupplier program, EventFd interrupt) {
    this.program = Objects.requireNonNull(program);
    this.interrupt = Objects.requireNonNull(interrupt);
    thread = new ServiceThread(name, this::execute, this::end);
  }

  /** It runs on; nothing happens if it does. */
  public synchronized void run() {
    runs = true;
    notifyAll();
  }

  /** Returns when it stands between two steps. */
  public synchronized void pause() {
    runs = false;
    interrupt.signal();
    boolean interrupted = false;
    while (!stands) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it runs, as far as it was told. */
  public synchronized boolean runs() {
    return runs;
  }

  /** What the program threw, which has ended it; empty if nothing. */
  public synchronized Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends the thread after the step that it is at, and waits for its end. */
  @Override
  public void close() {
    thread.close();
  }

  private void end() {
    synchronized (this) {
      closed = true;
      runs = false;
      notifyAll();
    }
    interrupt.signal();
  }

  /** A program that fails is a fact about the guest, which {@link #failure} tells. */
  private void execute() {
    try {
      while (awaitTurn()) {
        if (!program.getAsBoolean()) {
          interrupt.read();
        }
      }
    } catch (Throwable e) {
      ended(e);
    }
  }

  private synchronized boolean awaitTurn() throws InterruptedException {
    stands = !runs;
    notifyAll();
    while (!runs && !closed) {
      wait();
    }
    stands = closed;
    return !closed;
  }

  private synchronized void ended(Throwable cause) {
    failure = cause;
    runs = false;
    stands = true;
    notifyAll();
  }
}
