package org.vfiospec.machine.wire;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.machine.guest.GuestShape;
import org.vfiospec.machine.guest.LoggedMemory;

/**
 * What a guest is made of, as the source tells it first: page size, pages, blocks and block size (4
 * bytes each), the number of devices (2 bytes), and of each its kind (2 bytes), in the order in
 * which the stream numbers them.
 *
 * @param shape memory and disk
 * @param kinds of the devices
 */
public record Hello(GuestShape shape, List<Integer> kinds) {
  /** Takes a copy of the list. */
  public Hello {
    kinds = List.copyOf(kinds);
  }

  /** The message. */
  public Message toMessage() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int word :
        new int[] {LoggedMemory.PAGE_SIZE, shape.pages(), shape.blocks(), shape.blockSize()}) {
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(word).array());
    }
    bytes.writeBytes(half(kinds.size()));
    kinds.forEach(kind -> bytes.writeBytes(half(kind)));
    return new Message(MessageKind.HELLO, bytes.toByteArray());
  }

  /**
   * What a message says.
   *
   * @throws MalformedMessageException if it is none that says this
   */
  public static Hello of(Message message) throws MalformedMessageException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(message.payload());
      int pageSize = bytes.getInt();
      if (pageSize != LoggedMemory.PAGE_SIZE) {
        throw new MalformedMessageException(
            "pages of "
                + Integer.toUnsignedString(pageSize)
                + " bytes, not of "
                + LoggedMemory.PAGE_SIZE);
      }
      GuestShape shape = new GuestShape(bytes.getInt(), bytes.getInt(), bytes.getInt());
      int count = Short.toUnsignedInt(bytes.getShort());
      List<Integer> kinds = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        kinds.add(Short.toUnsignedInt(bytes.getShort()));
      }
      if (bytes.hasRemaining()) {
        throw new MalformedMessageException("HELLO has " + bytes.remaining() + " bytes too many");
      }
      return new Hello(shape, kinds);
    } catch (BufferUnderflowException e) {
      throw new MalformedMessageException("HELLO ends too early");
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException("HELLO: " + e.getMessage());
    }
  }

  /** Why a host of this shape and devices does not take that guest; empty if it does. */
  public Optional<String> mismatch(Hello guest) {
    if (!guest.shape.equals(shape)) {
      return Optional.of("a guest of " + guest.shape + ", where " + shape + " is");
    }
    if (guest.kinds.size() != kinds.size()) {
      return Optional.of(guest.kinds.size() + " devices, where " + kinds.size() + " are");
    }
    for (int i = 0; i < kinds.size(); i++) {
      if (!guest.kinds.get(i).equals(kinds.get(i))) {
        return Optional.of(
            "device " + i + " is of kind " + guest.kinds.get(i) + ", not of " + kinds.get(i));
      }
    }
    return Optional.empty();
  }

  private static byte[] half(int value) {
    return ByteBuffer.allocate(Short.BYTES).putShort((short) value).array();
  }
}
