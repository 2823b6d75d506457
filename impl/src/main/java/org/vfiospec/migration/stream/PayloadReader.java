package org.vfiospec.migration.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.vfiospec.migration.InvalidImageException;

/**
 * Reads the payload of a part, from its first byte on; integers are big-endian. Every refusal names
 * the byte of the transfer, not of the payload. Used by one thread at a time.
 */
public final class PayloadReader {
  private final Part part;
  private final ByteBuffer rest;

  /** A reader that has read nothing. */
  public PayloadReader(Part part) {
    this.part = part;
    this.rest = ByteBuffer.wrap(part.payload());
  }

  /** The byte of the transfer that is read next. */
  public long position() {
    return part.position() + rest.position();
  }

  /** Whether all was read. */
  public boolean atEnd() {
    return !rest.hasRemaining();
  }

  /**
   * The next byte, 0 to 255.
   *
   * @throws InvalidImageException if the payload ends before
   */
  public int u8() throws InvalidImageException {
    return Byte.toUnsignedInt(next(Byte.BYTES).get());
  }

  /**
   * The next 4 bytes.
   *
   * @throws InvalidImageException if the payload ends before
   */
  public int u32() throws InvalidImageException {
    return next(Integer.BYTES).getInt();
  }

  /**
   * The next 8 bytes.
   *
   * @throws InvalidImageException if the payload ends before
   */
  public long u64() throws InvalidImageException {
    return next(Long.BYTES).getLong();
  }

  /**
   * The next {@code count} bytes, in an array of their own, which is not made before they are known
   * to be there.
   *
   * @throws InvalidImageException if the payload ends before
   */
  public byte[] bytes(int count) throws InvalidImageException {
    int from = next(count).position();
    rest.position(from + count);
    return Arrays.copyOfRange(part.payload(), from, from + count);
  }

  /** The refusal of what is at {@code position} of the transfer. */
  public static InvalidImageException invalid(long position, String problem) {
    return new InvalidImageException("byte " + position + ": " + problem);
  }

  private ByteBuffer next(int count) throws InvalidImageException {
    if (count < 0 || count > rest.remaining()) {
      throw invalid(
          part.position() + part.payload().length,
          "the payload of part " + part.number() + " ends too early");
    }
    return rest;
  }
}
