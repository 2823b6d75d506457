package org.vfiospec.machine.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vfiospec.machine.guest.LoggedMemory;

/**
 * Pages of memory: of each its number (4 bytes), and its content.
 *
 * @param contents by number; shared, not to be changed
 */
public record MemoryPages(Map<Integer, byte[]> contents) {
  /** How many go into a message. */
  public static final int MOST = 60;

  /**
   * The message.
   *
   * @throws IllegalArgumentException if there are too many
   */
  public Message toMessage() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    contents.forEach(
        (number, content) -> {
          bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
          bytes.writeBytes(content);
        });
    return new Message(MessageKind.MEMORY, bytes.toByteArray());
  }

  /**
   * What a message says.
   *
   * @param pages that there are
   * @throws MalformedMessageException if it is none that says this, or of a page that is not there
   */
  public static MemoryPages of(Message message, int pages) throws MalformedMessageException {
    ByteBuffer bytes = ByteBuffer.wrap(message.payload());
    if (bytes.remaining() % (Integer.BYTES + LoggedMemory.PAGE_SIZE) != 0) {
      throw new MalformedMessageException("MEMORY has " + bytes.remaining() + " bytes");
    }
    Map<Integer, byte[]> contents = new LinkedHashMap<>();
    while (bytes.hasRemaining()) {
      int number = bytes.getInt();
      if (number < 0 || number >= pages) {
        throw new MalformedMessageException(
            "page " + Integer.toUnsignedString(number) + " of " + pages);
      }
      byte[] content = new byte[LoggedMemory.PAGE_SIZE];
      bytes.get(content);
      contents.put(number, content);
    }
    return new MemoryPages(contents);
  }

  /** Puts them where they belong. */
  public void storeTo(LoggedMemory memory) {
    contents.forEach(
        (number, content) -> memory.write((long) number * LoggedMemory.PAGE_SIZE, content));
  }
}
