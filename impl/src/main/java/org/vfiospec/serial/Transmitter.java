package org.vfiospec.serial;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;

/**
 * The transmitting half of the chip: a holding register or a FIFO, and the shift register that it
 * feeds. Guarded by the lock of its device.
 */
final class Transmitter {
  private static final int EMPTY = -1;

  private final ArrayDeque<Integer> waiting = new ArrayDeque<>();
  private int capacity = 1;
  private int shiftRegister = EMPTY;

  /** The holding register or the FIFO became empty, and nobody has acknowledged it. */
  private boolean interrupt;

  /**
   * A character is written. Without a FIFO it replaces one that waits; a full FIFO does not take
   * it.
   */
  void write(int character) {
    interrupt = false;
    if (waiting.size() == capacity) {
      if (capacity > 1) {
        return;
      }
      waiting.clear();
    }
    waiting.add(character);
  }

  /** Moves a waiting character to the shift register, if that is empty. */
  void feed() {
    if (shiftRegister == EMPTY && !waiting.isEmpty()) {
      shiftRegister = waiting.remove();
      interrupt = waiting.isEmpty();
    }
  }

  boolean isShifting() {
    return shiftRegister != EMPTY;
  }

  int shiftRegister() {
    return shiftRegister;
  }

  /** The character in the shift register is out, and the next one takes its place. */
  void shifted() {
    shiftRegister = EMPTY;
    feed();
  }

  /** The bits of the line status that speak of transmission. */
  int lineStatus() {
    if (!waiting.isEmpty()) {
      return 0;
    }
    return isShifting() ? Lsr.THR_EMPTY : Lsr.THR_EMPTY | Lsr.TRANSMITTER_EMPTY;
  }

  boolean interrupts() {
    return interrupt;
  }

  void acknowledge() {
    interrupt = false;
  }

  /** The interrupt was enabled: it is due at once if the transmitter is empty. */
  void enabled() {
    interrupt |= waiting.isEmpty();
  }

  /** Forgets what waits, but not what is being shifted out. */
  void clear() {
    interrupt |= !waiting.isEmpty();
    waiting.clear();
  }

  void setCapacity(int newCapacity) {
    capacity = newCapacity;
    clear();
  }

  UartState store(UartState state) {
    ByteArrayOutputStream characters = new ByteArrayOutputStream();
    waiting.forEach(characters::write);
    byte[] shifting = isShifting() ? new byte[] {(byte) shiftRegister} : new byte[0];
    return state
        .with(UartElement.TRANSMITTER, characters.toByteArray())
        .with(UartElement.SHIFT_REGISTER, shifting)
        .with(UartElement.TRANSMITTER_INTERRUPT, (byte) (interrupt ? 1 : 0));
  }

  void load(UartState state) {
    capacity = state.capacity();
    waiting.clear();
    for (byte character : state.get(UartElement.TRANSMITTER)) {
      waiting.add(character & 0xff);
    }
    byte[] shifting = state.get(UartElement.SHIFT_REGISTER);
    shiftRegister = shifting.length == 0 ? EMPTY : shifting[0] & 0xff;
    interrupt = state.value(UartElement.TRANSMITTER_INTERRUPT) != 0;
  }
}
