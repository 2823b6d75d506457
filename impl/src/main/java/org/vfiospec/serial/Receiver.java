package org.vfiospec.serial;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;

/**
 * The receiving half of the chip: a buffer of one character, or a FIFO, with the errors that came
 * with each. Guarded by the lock of its device.
 */
final class Receiver {
  /** The character times after which unread characters interrupt. */
  static final int TIMEOUT = 4;

  private static final int ERRORS_SHIFT = 8;

  /** Characters with their errors above them; the errors of the first one are in lineErrors. */
  private final ArrayDeque<Integer> characters = new ArrayDeque<>();

  private int capacity = 1;
  private int lineErrors;
  private int idleTime;

  /** A character has arrived; false if one was lost. */
  boolean receive(int character, int errors) {
    idleTime = 0;
    boolean overrun = characters.size() == capacity;
    if (overrun) {
      lineErrors |= Lsr.OVERRUN;
      if (capacity > 1) {
        return false; // it stays in the shift register, where the next one overwrites it
      }
      characters.clear(); // without a FIFO the new one replaces the old one
    }
    characters.add(character | errors << ERRORS_SHIFT);
    if (characters.size() == 1) {
      showErrors();
    }
    return !overrun;
  }

  /** The next character; 0 if there is none. */
  int read() {
    idleTime = 0;
    if (characters.isEmpty()) {
      return 0;
    }
    int character = characters.remove() & 0xff;
    showErrors();
    return character;
  }

  /** The errors of the character that is now at the top appear in the line status. */
  private void showErrors() {
    if (!characters.isEmpty()) {
      int top = characters.remove();
      lineErrors |= top >>> ERRORS_SHIFT;
      characters.addFirst(top & 0xff);
    }
  }

  /** A character time passes without a character. */
  void idle() {
    if (capacity > 1 && !characters.isEmpty() && idleTime < TIMEOUT) {
      idleTime++;
    }
  }

  boolean timedOut() {
    return idleTime == TIMEOUT;
  }

  boolean isFull() {
    return characters.size() == capacity;
  }

  int size() {
    return characters.size();
  }

  /** The bits of the line status that speak of reception. */
  int lineStatus() {
    int status = lineErrors;
    if (!characters.isEmpty()) {
      status |= Lsr.DATA_READY;
    }
    boolean error = (lineErrors & Lsr.CHARACTER_ERRORS) != 0;
    for (int character : characters) {
      error |= character >>> ERRORS_SHIFT != 0;
    }
    return capacity > 1 && error ? status | Lsr.FIFO_ERROR : status;
  }

  boolean hasLineErrors() {
    return lineErrors != 0;
  }

  void clearLineErrors() {
    lineErrors = 0;
  }

  void clear() {
    characters.clear();
    idleTime = 0;
  }

  void setCapacity(int newCapacity) {
    capacity = newCapacity;
    clear();
  }

  UartState store(UartState state) {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    for (int character : characters) {
      entries.write(character);
      entries.write(character >>> ERRORS_SHIFT);
    }
    return state
        .with(UartElement.RECEIVER, entries.toByteArray())
        .with(UartElement.LINE_ERRORS, (byte) lineErrors)
        .with(UartElement.IDLE_TIME, (byte) idleTime);
  }

  void load(UartState state) {
    setCapacity(state.capacity());
    byte[] entries = state.get(UartElement.RECEIVER);
    for (int i = 0; i < entries.length; i += 2) {
      characters.add(entries[i] & 0xff | entries[i + 1] << ERRORS_SHIFT);
    }
    lineErrors = state.value(UartElement.LINE_ERRORS);
    idleTime = state.value(UartElement.IDLE_TIME);
  }
}
