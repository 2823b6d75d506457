package org.vfiospec.machine.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What the destination must have when all was sent: a CRC32C of the memory (4 bytes), and of each
 * device the length of its transfer (8 bytes).
 *
 * @param memoryCheck of all pages, in their order
 * @param transferLengths in bytes
 */
public record EndMark(int memoryCheck, List<Long> transferLengths) {
  /** Takes a copy of the list. */
  public EndMark {
    transferLengths = List.copyOf(transferLengths);
  }

  /** The message. */
  public Message toMessage() {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + transferLengths.size() * Long.BYTES);
    bytes.putInt(memoryCheck);
    transferLengths.forEach(bytes::putLong);
    return new Message(MessageKind.END, bytes.array());
  }

  /**
   * What a message says.
   *
   * @throws MalformedMessageException if it is none that says this
   */
  public static EndMark of(Message message) throws MalformedMessageException {
    ByteBuffer bytes = ByteBuffer.wrap(message.payload());
    if (bytes.remaining() < Integer.BYTES || (bytes.remaining() - Integer.BYTES) % Long.BYTES > 0) {
      throw new MalformedMessageException("END has " + bytes.remaining() + " bytes");
    }
    int check = bytes.getInt();
    List<Long> lengths = new ArrayList<>();
    while (bytes.hasRemaining()) {
      lengths.add(bytes.getLong());
    }
    return new EndMark(check, lengths);
  }
}
