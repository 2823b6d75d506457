package org.vfiospec.machine.guest;

import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.vfiospec.serial.Uart16550;

/** The transmitting side of a serial line: a thread that takes every character to its far end. */
final class SerialLineThread implements AutoCloseable {
  private final Uart16550 uart;
  private final IntConsumer line;
  private final Thread thread;
  private volatile Throwable failure;

  /** Starts the thread, a daemon of this name. */
  SerialLineThread(String name, Uart16550 uart, IntConsumer line) {
    this.uart = Objects.requireNonNull(uart);
    this.line = Objects.requireNonNull(line);
    thread = new Thread(this::transmit, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** What ended the thread before its time; empty if nothing. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends the thread, which gives up the character that it is at, and waits for its end. */
  @Override
  public void close() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      thread.interrupt();
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

  private void transmit() {
    try {
      while (true) {
        uart.awaitShiftOut(line);
      }
    } catch (InterruptedException e) {
      // closed
    } catch (Throwable e) {
      failure = e;
    }
  }
}
