package org.vfiospec.serial;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The internal state of a {@link Uart16550}, or bytes that claim to be one: {@link #defect} tells.
 * Immutable; equal when every element is.
 */
public final class UartState {
  /** After a reset, with all modem inputs inactive. */
  public static final UartState INITIAL = new UartState(zeros());

  private final Map<UartElement, byte[]> elements;

  private UartState(Map<UartElement, byte[]> elements) {
    this.elements = elements;
  }

  private static Map<UartElement, byte[]> zeros() {
    Map<UartElement, byte[]> zeros = new EnumMap<>(UartElement.class);
    for (UartElement element : UartElement.values()) {
      zeros.put(element, new byte[element.admits(new byte[0]) ? 0 : 1]);
    }
    return zeros;
  }

  /** The bytes of an element, in an array of their own. */
  public byte[] get(UartElement element) {
    return elements.get(element).clone();
  }

  /** This state with another value of one element. */
  public UartState with(UartElement element, byte... value) {
    Map<UartElement, byte[]> changed = new EnumMap<>(elements);
    changed.put(element, value.clone());
    return new UartState(changed);
  }

  /** The elements in which two states differ. */
  public Set<UartElement> differences(UartState other) {
    Set<UartElement> different = EnumSet.noneOf(UartElement.class);
    for (UartElement element : UartElement.values()) {
      if (!Arrays.equals(elements.get(element), other.elements.get(element))) {
        different.add(element);
      }
    }
    return different;
  }

  /** Why no device can be in this state; empty if one can. */
  public Optional<UartDefect> defect() {
    for (UartElement element : UartElement.values()) {
      if (!element.admits(elements.get(element))) {
        return defect(
            element, element + " cannot be " + HexFormat.of().formatHex(elements.get(element)));
      }
    }
    return receiverDefect().or(this::transmitterDefect);
  }

  private Optional<UartDefect> receiverDefect() {
    byte[] entries = elements.get(UartElement.RECEIVER);
    if (entries.length % 2 != 0) {
      return defect(UartElement.RECEIVER, "half a character in the receiver");
    }
    if (entries.length / 2 > capacity()) {
      return defect(UartElement.RECEIVER, "more characters in the receiver than it holds");
    }
    for (int i = 1; i < entries.length; i += 2) {
      if ((entries[i] & ~Lsr.CHARACTER_ERRORS) != 0) {
        return defect(UartElement.RECEIVER, "an error of a character that does not exist");
      }
    }
    if (entries.length > 0 && entries[1] != 0) {
      return defect(UartElement.RECEIVER, "an error of the next character that is not shown");
    }
    int idle = value(UartElement.IDLE_TIME);
    if (idle > Receiver.TIMEOUT) {
      return defect(UartElement.IDLE_TIME, "a time after the timeout");
    }
    if (idle > 0 && (capacity() == 1 || entries.length == 0)) {
      return defect(UartElement.IDLE_TIME, "a time that runs without a character in a FIFO");
    }
    return Optional.empty();
  }

  private Optional<UartDefect> transmitterDefect() {
    int waiting = elements.get(UartElement.TRANSMITTER).length;
    boolean shifting = elements.get(UartElement.SHIFT_REGISTER).length > 0;
    if (waiting > capacity()) {
      return defect(UartElement.TRANSMITTER, "more characters in the transmitter than it holds");
    }
    if (waiting > 0 && !shifting) {
      return defect(UartElement.TRANSMITTER, "characters wait for an empty shift register");
    }
    if (waiting > 0 && value(UartElement.TRANSMITTER_INTERRUPT) != 0) {
      return defect(
          UartElement.TRANSMITTER_INTERRUPT, "the transmitter became empty, and is not empty");
    }
    if (shifting && (value(UartElement.MCR) & Mcr.LOOP) != 0) {
      return defect(UartElement.SHIFT_REGISTER, "loopback leaves no character to be shifted out");
    }
    return Optional.empty();
  }

  private static Optional<UartDefect> defect(UartElement element, String problem) {
    return Optional.of(new UartDefect(element, problem));
  }

  /** How many characters the receiver and the transmitter hold. */
  int capacity() {
    return (value(UartElement.FCR) & Fcr.ENABLE) != 0 ? Uart16550.FIFO_SIZE : 1;
  }

  /** The value of an element of one byte. */
  int value(UartElement element) {
    return elements.get(element)[0] & 0xff;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UartState state && differences(state).isEmpty();
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (byte[] value : elements.values()) {
      hash = 31 * hash + Arrays.hashCode(value);
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("UartState[");
    elements.forEach(
        (element, value) ->
            text.append(element).append('=').append(HexFormat.of().formatHex(value)).append(' '));
    return text.append(']').toString();
  }
}
