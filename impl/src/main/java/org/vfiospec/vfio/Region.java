package org.vfiospec.vfio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The buffer behind a VFIO region: a fixed number of bytes, integers big-endian as on s390.
 *
 * <p>Positions and counts are in bytes. <b>It locks nothing, by design:</b> which lock guards the
 * bytes of a region, and whether any does, is what the revisions of a protocol differ in. The
 * caller holds the lock that its revision holds; a region that locked itself would hide the races
 * that the specification shows.
 *
 * <p>Any thread may use it at any time, and this much holds without a lock. A word, four bytes at a
 * position that is a multiple of four, is loaded and stored whole. A copy is many such accesses, in
 * ascending order, and another thread can come in between any two. Of a word that a copy has a part
 * of, the other bytes stay as they are, or as others store them meanwhile. Loads acquire and stores
 * release: who has seen a store sees all that its thread stored before.
 */
public final class Region {
  private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(int[].class);

  /** Four bytes of somebody's own array, wherever they begin. */
  private static final VarHandle PRIVATE_WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final int size;

  /** Word n has bytes 4n to 4n+3. */
  private final int[] words;

  /** A region of {@code size} zero bytes. */
  public Region(int size) {
    this.size = size;
    words = new int[(size + Integer.BYTES - 1) / Integer.BYTES];
  }

  /** The size in bytes. */
  public int size() {
    return size;
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
    return pos >= 0 && count >= 0 && pos <= size && count <= size - pos;
  }

  /**
   * Copies {@code count} bytes of {@code source} into the region at {@code pos}.
   *
   * @param source of which nobody else changes the bytes meanwhile
   * @throws IndexOutOfBoundsException if the range does not {@linkplain #fits fit} or is not in
   *     {@code source}; the region is unchanged then
   */
  public void copyIn(long pos, byte[] source, int sourceOffset, int count) {
    Objects.checkFromIndexSize(sourceOffset, count, source.length);
    int at = checked(pos, count);
    int head = beforeWords(at, count);
    int whole = (count - head) / Integer.BYTES;
    int tail = count - head - whole * Integer.BYTES;
    int from = sourceOffset + head;
    merge(at, source, sourceOffset, head);
    int first = (at + head) / Integer.BYTES;
    for (int i = 0; i < whole; i++) {
      WORDS.setRelease(words, first + i, (int) PRIVATE_WORD.get(source, from + i * Integer.BYTES));
    }
    merge(at + count - tail, source, sourceOffset + count - tail, tail);
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
    int at = checked(pos, count);
    int head = beforeWords(at, count);
    int whole = (count - head) / Integer.BYTES;
    int tail = count - head - whole * Integer.BYTES;
    int to = targetOffset + head;
    extract(at, target, targetOffset, head);
    int first = (at + head) / Integer.BYTES;
    for (int i = 0; i < whole; i++) {
      PRIVATE_WORD.set(target, to + i * Integer.BYTES, (int) WORDS.getAcquire(words, first + i));
    }
    extract(at + count - tail, target, targetOffset + count - tail, tail);
  }

  /** A copy of {@code count} bytes at {@code pos}. */
  public byte[] copyOut(long pos, int count) {
    checked(pos, count);
    byte[] copy = new byte[count];
    copyOut(pos, copy, 0, count);
    return copy;
  }

  /**
   * The big-endian 32-bit integer at {@code pos}.
   *
   * @throws IndexOutOfBoundsException if no word of the region begins there
   */
  public int getInt(int pos) {
    return (int) WORDS.getAcquire(words, word(pos));
  }

  /**
   * Stores a big-endian 32-bit integer at {@code pos}.
   *
   * @throws IndexOutOfBoundsException if no word of the region begins there
   */
  public void putInt(int pos, int value) {
    WORDS.setRelease(words, word(pos), value);
  }

  /** How many bytes of a range come before the first word that begins in it. */
  private static int beforeWords(int at, int count) {
    return Math.min(count, -at & Integer.BYTES - 1);
  }

  /** Stores less than a word, and leaves the other bytes to whoever stores them meanwhile. */
  private void merge(int at, byte[] source, int from, int count) {
    if (count == 0) {
      return;
    }
    int mask = 0;
    int bytes = 0;
    for (int i = 0; i < count; i++) {
      mask |= 0xff << shift(at + i);
      bytes |= (source[from + i] & 0xff) << shift(at + i);
    }
    int index = at / Integer.BYTES;
    int before = (int) WORDS.getAcquire(words, index);
    while (!WORDS.weakCompareAndSetRelease(words, index, before, before & ~mask | bytes)) {
      before = (int) WORDS.getAcquire(words, index);
    }
  }

  /** Loads less than a word. */
  private void extract(int at, byte[] target, int to, int count) {
    if (count == 0) {
      return;
    }
    int word = (int) WORDS.getAcquire(words, at / Integer.BYTES);
    for (int i = 0; i < count; i++) {
      target[to + i] = (byte) (word >>> shift(at + i));
    }
  }

  /** How many bits of its word are behind this byte. */
  private static int shift(int pos) {
    return Integer.SIZE - Byte.SIZE - pos % Integer.BYTES * Byte.SIZE;
  }

  private int word(int pos) {
    if (pos % Integer.BYTES != 0) {
      throw new IndexOutOfBoundsException("no word begins at " + pos);
    }
    return checked(pos, Integer.BYTES) / Integer.BYTES;
  }

  private int checked(long pos, int count) {
    if (!fits(pos, count)) {
      throw new IndexOutOfBoundsException(
          count + " bytes at " + pos + " do not fit in a region of " + size);
    }
    return (int) pos;
  }
}
