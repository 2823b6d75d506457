package org.vfiospec.vfio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * The buffer behind a VFIO region: a fixed number of bytes, integers big-endian as on s390.
 *
 * <p>Positions and counts are in bytes. <b>Not thread-safe, by design:</b> which lock guards the
 * bytes of a region, and whether any does, is what the revisions of a protocol differ in. The
 * caller holds the lock that its revision holds; a region that locked itself would hide the races
 * that the specification shows.
 */
public final class Region {
  private final byte[] bytes;

  /** A region of {@code size} zero bytes. */
  public Region(int size) {
    bytes = new byte[size];
  }

  /** The size in bytes. */
  public int size() {
    return bytes.length;
  }

  /**
   * Whether the bytes from {@code pos} up to, but not including, {@code pos + count} lie in the
   * region.
   *
   * <p>The sum is never formed, so it cannot wrap. A public report of July 2022 on the linux-s390
   * list claims that the {@code pos + count} of a driver can.
   *
   * @param pos signed, as loff_t; negative never fits
   * @param count a value above {@link Long#MAX_VALUE} as size_t arrives here as a negative one and
   *     never fits
   */
  public boolean fits(long pos, long count) {
    return pos >= 0 && count >= 0 && pos <= bytes.length && count <= bytes.length - pos;
  }

  /**
   * Copies {@code count} bytes of {@code source} into the region at {@code pos}.
   *
   * @throws IndexOutOfBoundsException if the range does not {@linkplain #fits fit} or is not in
   *     {@code source}; the region is unchanged then
   */
  public void copyIn(long pos, byte[] source, int sourceOffset, int count) {
    Objects.checkFromIndexSize(sourceOffset, count, source.length);
    System.arraycopy(source, sourceOffset, bytes, checked(pos, count), count);
  }

  /**
   * Copies all of {@code source} into the region at {@code pos}; see {@link #copyIn(long, byte[],
   * int, int)}.
   */
  public void copyIn(long pos, byte[] source) {
    copyIn(pos, source, 0, source.length);
  }

  /**
   * Copies {@code count} bytes at {@code pos} out of the region to {@code target}.
   *
   * @throws IndexOutOfBoundsException if the range does not {@linkplain #fits fit} or is not in
   *     {@code target}
   */
  public void copyOut(long pos, byte[] target, int targetOffset, int count) {
    Objects.checkFromIndexSize(targetOffset, count, target.length);
    System.arraycopy(bytes, checked(pos, count), target, targetOffset, count);
  }

  /** A copy of {@code count} bytes at {@code pos}. */
  public byte[] copyOut(long pos, int count) {
    int from = checked(pos, count);
    return Arrays.copyOfRange(bytes, from, from + count);
  }

  /** The big-endian 32-bit integer at {@code pos}. */
  public int getInt(int pos) {
    return ByteBuffer.wrap(bytes).getInt(checked(pos, Integer.BYTES));
  }

  /** Stores a big-endian 32-bit integer at {@code pos}. */
  public void putInt(int pos, int value) {
    ByteBuffer.wrap(bytes).putInt(checked(pos, Integer.BYTES), value);
  }

  private int checked(long pos, int count) {
    if (!fits(pos, count)) {
      throw new IndexOutOfBoundsException(
          count + " bytes at " + pos + " do not fit in a region of " + bytes.length);
    }
    return (int) pos;
  }
}
