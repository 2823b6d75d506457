package org.vfiospec.machine.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A message.
 *
 * @param kind what it says
 * @param payload shared, not to be changed
 */
public record Message(MessageKind kind, byte[] payload) {
  /** The longest payload in bytes. */
  public static final int LONGEST_PAYLOAD = 1 << 18;

  private static final int LONGEST_TEXT = 500;

  /**
   * A message that fits into a frame.
   *
   * @throws IllegalArgumentException if the payload is too long
   */
  public Message {
    Objects.requireNonNull(kind);
    if (payload.length > LONGEST_PAYLOAD) {
      throw new IllegalArgumentException("a payload of " + payload.length + " bytes");
    }
  }

  /** A message without a payload. */
  public static Message of(MessageKind kind) {
    return new Message(kind, new byte[0]);
  }

  /** A message whose payload is a text. */
  public static Message of(MessageKind kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Message(kind, Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_TEXT)));
  }

  /** The payload as a text of one line, whatever the other side has put into it. */
  public String text() {
    return new String(payload, 0, Math.min(payload.length, LONGEST_TEXT), StandardCharsets.UTF_8)
        .replaceAll("\\p{Cntrl}+", " ")
        .strip();
  }

  @Override
  public String toString() {
    return kind + " of " + payload.length + " bytes";
  }
}
