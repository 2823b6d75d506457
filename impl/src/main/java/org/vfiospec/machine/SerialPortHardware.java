package org.vfiospec.machine;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.InvalidImageException;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.stream.TransferWriter;
import org.vfiospec.serial.Uart16550;
import org.vfiospec.serial.UartElement;
import org.vfiospec.serial.UartState;

/**
 * A serial port as hardware that migrates. All registers, the characters in both FIFOs and in the
 * shift register, and what is about to interrupt go along; the modem inputs stay, because the cable
 * does.
 *
 * <p>It issues no DMA, so quiet or not makes no difference: quiet, it goes on to send. The log is
 * what was told last: a {@code changes} has every register and every FIFO that is different now,
 * whole; what changed and changed back is not told. {@code stopLogging} ends the transfer: parts
 * told before it belong to no {@code capture} after it.
 *
 * <p>The device's own methods may be called by any thread meanwhile; the commands one at a time,
 * but for a reset, which does not wait for a freeze.
 */
public final class SerialPortHardware implements Hardware {
  /** What its transfers are the state of. */
  public static final DeviceKind KIND = SerialPortImage.KIND;

  private final Uart16550 uart;
  private final Duration limit;

  /**
   * Guards the log; held by whoever logs, or resets what is frozen. Not held while a freeze waits.
   */
  private final Object log = new Object();

  /** Null while nothing is logged. Guarded by the log's lock. */
  private TransferWriter transfer;

  /** What the parts of the transfer tell so far; null if there are none. Guarded likewise. */
  private UartState told;

  /**
   * The hardware side of a device.
   *
   * @param limit how long a freeze waits for the line to take a character
   */
  public SerialPortHardware(Uart16550 uart, Duration limit) {
    this.uart = Objects.requireNonNull(uart);
    this.limit = Objects.requireNonNull(limit);
  }

  @Override
  public void quiesce() {
    // there is no DMA
  }

  @Override
  public void unquiesce() {
    // there is no DMA
  }

  @Override
  public void freeze() throws HardwareException {
    try {
      if (!uart.freeze(limit)) {
        throw new HardwareException("the line did not take a character within " + limit);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HardwareException("interrupted while the line took a character");
    }
  }

  @Override
  public void unfreeze() {
    uart.unfreeze();
  }

  @Override
  public void startLogging() {
    synchronized (log) {
      transfer = new TransferWriter(SerialPortImage.KIND);
      told = null;
    }
  }

  @Override
  public void stopLogging() {
    synchronized (log) {
      transfer = null;
      told = null;
    }
  }

  @Override
  public byte[] changes() {
    synchronized (log) {
      if (transfer == null) {
        return new byte[0];
      }
      UartState state = uart.state();
      Set<UartElement> untold = untold(state);
      if (untold.isEmpty()) {
        return new byte[0];
      }
      told = state;
      return transfer.part(SerialPortImage.encode(state, untold));
    }
  }

  @Override
  public byte[] capture() throws HardwareException {
    synchronized (log) {
      requireFrozen();
      UartState state = uart.state();
      TransferWriter ended = transfer == null ? new TransferWriter(SerialPortImage.KIND) : transfer;
      return ended.last(SerialPortImage.encode(state, untold(state)));
    }
  }

  @Override
  public long longestCapture() {
    return TransferWriter.length(SerialPortImage.LONGEST_PAYLOAD);
  }

  @Override
  public void discard() {
    uart.clear();
  }

  @Override
  public void load(byte[] bytes) throws InvalidImageException, HardwareException {
    synchronized (log) {
      requireFrozen();
      uart.load(SerialPortImage.decode(bytes));
    }
  }

  @Override
  public void reset() {
    synchronized (log) {
      stopLogging();
      uart.reset();
    }
  }

  private void requireFrozen() throws HardwareException {
    if (!uart.frozen()) {
      throw new HardwareException("the serial port is not frozen");
    }
  }

  private Set<UartElement> untold(UartState state) {
    return told == null ? EnumSet.allOf(UartElement.class) : state.differences(told);
  }
}
