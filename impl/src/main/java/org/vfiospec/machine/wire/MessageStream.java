package org.vfiospec.machine.wire;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * Messages over a wire, as the package describes them. Used by one thread at a time; {@link #close}
 * may be called by any.
 */
public final class MessageStream implements Closeable {
  /** The version of the layout that is spoken here. */
  public static final int VERSION = 1;

  /** The offset of the version in a frame. */
  public static final int VERSION_OFFSET = 4;

  private static final int MAGIC = 0x56464c4d;
  private static final int KIND_OFFSET = 6;
  private static final int NUMBER_OFFSET = 8;
  private static final int LENGTH_OFFSET = 12;
  private static final int HEADER_CHECK_OFFSET = 16;
  private static final int HEADER_SIZE = 20;
  private static final int CHECK_SIZE = 4;
  private static final int PIECE = 1 << 14;
  private static final long LONGEST_DRAIN = 1L << 30;

  private final Wire wire;
  private int sent;
  private int received;

  /** A stream whose first message is still to be sent, each way. */
  public MessageStream(Wire wire) {
    this.wire = Objects.requireNonNull(wire);
  }

  /** The bytes of a message. */
  public static byte[] frame(Message message, int number) {
    int length = message.payload().length;
    ByteBuffer frame = ByteBuffer.allocate(HEADER_SIZE + length + CHECK_SIZE);
    frame.putInt(MAGIC);
    frame.putShort((short) VERSION);
    frame.putShort((short) message.kind().code());
    frame.putInt(number);
    frame.putInt(length);
    frame.putInt(check(frame.array(), HEADER_CHECK_OFFSET));
    frame.put(message.payload());
    frame.putInt(check(frame.array(), HEADER_SIZE + length));
    return frame.array();
  }

  /**
   * Sends a message.
   *
   * @throws IOException if it cannot; the other side may have got it nevertheless
   */
  public void send(Message message) throws IOException {
    wire.send(frame(message, sent));
    sent++;
  }

  /** Whether at least a part of a message has come that was not received. */
  public boolean hasReceived() throws IOException {
    return wire.hasReceived();
  }

  /**
   * Waits for the next message.
   *
   * @throws MalformedMessageException if what comes is none
   * @throws IOException if the connection ends, before a message or within one
   */
  public Message receive() throws IOException {
    byte[] header = new byte[HEADER_SIZE];
    int got = wire.receive(header, 0, HEADER_SIZE);
    if (got < 0) {
      throw new EOFException("the connection ended before message " + received);
    }
    while (got < HEADER_SIZE) {
      got += take(header, got, HEADER_SIZE - got);
    }
    MessageKind kind = acceptHeader(ByteBuffer.wrap(header));
    int length = ByteBuffer.wrap(header).getInt(LENGTH_OFFSET);
    byte[] rest = gather(length + CHECK_SIZE);
    CRC32C crc = new CRC32C();
    crc.update(header);
    crc.update(rest, 0, length);
    if (ByteBuffer.wrap(rest).getInt(length) != (int) crc.getValue()) {
      throw malformed("is damaged, its check does not match");
    }
    received++;
    return new Message(kind, Arrays.copyOf(rest, length));
  }

  /**
   * Receives, and throws away, until the other side closes: closed before that, a socket may throw
   * away what was sent last.
   *
   * @throws IOException if the other side does not close
   */
  public void drain() throws IOException {
    byte[] piece = new byte[PIECE];
    long left = LONGEST_DRAIN;
    int taken = wire.receive(piece, 0, piece.length);
    while (taken >= 0 && left > 0) {
      left -= taken;
      taken = wire.receive(piece, 0, piece.length);
    }
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }

  /** What is held grows with what comes. */
  private byte[] gather(int count) throws IOException {
    ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    byte[] piece = new byte[Math.min(count, PIECE)];
    while (gathered.size() < count) {
      int taken = take(piece, 0, Math.min(piece.length, count - gathered.size()));
      gathered.write(piece, 0, taken);
    }
    return gathered.toByteArray();
  }

  private int take(byte[] target, int offset, int count) throws IOException {
    int taken = wire.receive(target, offset, count);
    if (taken < 0) {
      throw new EOFException("the connection ended within message " + received);
    }
    return taken;
  }

  private MessageKind acceptHeader(ByteBuffer header) throws MalformedMessageException {
    if (header.getInt(0) != MAGIC) {
      throw malformed(String.format("starts with %08x, which no message does", header.getInt(0)));
    }
    int version = Short.toUnsignedInt(header.getShort(VERSION_OFFSET));
    if (version != VERSION) {
      throw malformed("has version " + version + ", where only " + VERSION + " is known");
    }
    if (header.getInt(HEADER_CHECK_OFFSET) != check(header.array(), HEADER_CHECK_OFFSET)) {
      throw malformed("has a damaged header, its check does not match");
    }
    if (header.getInt(NUMBER_OFFSET) != received) {
      throw malformed("has number " + Integer.toUnsignedString(header.getInt(NUMBER_OFFSET)));
    }
    int length = header.getInt(LENGTH_OFFSET);
    if (length < 0 || length > Message.LONGEST_PAYLOAD) {
      throw malformed("announces " + Integer.toUnsignedString(length) + " bytes");
    }
    int code = Short.toUnsignedInt(header.getShort(KIND_OFFSET));
    return MessageKind.of(code).orElseThrow(() -> malformed("has the unknown kind " + code));
  }

  private MalformedMessageException malformed(String problem) {
    return new MalformedMessageException("message " + received + " " + problem);
  }

  private static int check(byte[] bytes, int count) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, count);
    return (int) crc.getValue();
  }
}
