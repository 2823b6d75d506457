package org.vfiospec.machine.guest;

import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.vfiospec.serial.Uart16550;
import org.vfiospec.vfio.ServiceThread;

/** The transmitting side of a serial line: a thread that takes every character to its far end. */
final class SerialLineThread implements AutoCloseable {
  private final Uart16550 uart;
  private final IntConsumer line;
  private final ServiceThread thread;
  private volatile Throwable failure;

  /** Starts the thread, a daemon of this name. */
  SerialLineThread(String name, Uart16550 uart, IntConsumer line) {
    this.uart = Objects.requireNonNull(uart);
    this.line = Objects.requireNonNull(line);
    thread = new ServiceThread(name, this::transmit);
  }

  /** What ended the thread before its time; empty if nothing. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends the thread, which gives up the character that it is at, and waits for its end. */
  @Override
  public void close() {
    thread.close();
  }

  /** A line that breaks is a fact about the guest, which {@link #failure} tells. */
  private void transmit() throws InterruptedException {
    try {
      while (true) {
        uart.awaitShiftOut(line);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }
}
