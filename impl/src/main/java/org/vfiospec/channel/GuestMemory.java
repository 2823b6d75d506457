package org.vfiospec.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * The memory of a guest: bytes at addresses 0 up to, but not including, its size; integers are
 * big-endian.
 *
 * <p>Like real memory it may be accessed by any thread at any time. A byte is never torn, and what
 * one thread stored the others see, in the order in which it was stored. There is no more than
 * that: an access of several bytes goes byte by byte, upwards, and can meet another one half-way.
 * An access that is not wholly inside changes nothing.
 *
 * <p>Every access goes through {@link #read(long, byte[], int, int)} or {@link #write(long, byte[],
 * int, int)}. A subclass may override the two to watch accesses, or to play a guest that writes
 * between any two of them.
 */
public class GuestMemory {
  private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);

  private final byte[] bytes;

  /** Zero memory of {@code size} bytes. */
  public GuestMemory(int size) {
    bytes = new byte[size];
  }

  /** The size in bytes. */
  public final int size() {
    return bytes.length;
  }

  /** Whether {@code count} bytes at {@code address} are inside. */
  public final boolean contains(long address, long count) {
    return address >= 0 && count >= 0 && address <= bytes.length && count <= bytes.length - address;
  }

  /**
   * Reads {@code count} bytes at {@code address} to {@code target}.
   *
   * @throws AddressingException if they are not all inside
   */
  public void read(long address, byte[] target, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, target.length);
    int from = checked(address, count);
    for (int i = 0; i < count; i++) {
      target[offset + i] = (byte) BYTES.getVolatile(bytes, from + i);
    }
  }

  /**
   * The {@code count} bytes at {@code address}.
   *
   * @throws AddressingException if they are not all inside
   */
  public final byte[] read(long address, int count) {
    checked(address, count);
    byte[] target = new byte[count];
    read(address, target, 0, count);
    return target;
  }

  /**
   * Writes {@code count} bytes of {@code source} at {@code address}.
   *
   * @throws AddressingException if they are not all inside
   */
  public void write(long address, byte[] source, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, source.length);
    int to = checked(address, count);
    for (int i = 0; i < count; i++) {
      BYTES.setVolatile(bytes, to + i, source[offset + i]);
    }
  }

  /**
   * Writes all of {@code source} at {@code address}.
   *
   * @throws AddressingException if the bytes are not all inside
   */
  public final void write(long address, byte[] source) {
    write(address, source, 0, source.length);
  }

  /**
   * Writes a format-1 CCW at {@code address}.
   *
   * @throws AddressingException if the 8 bytes are not all inside
   */
  public final void write(long address, Ccw ccw) {
    byte[] image = new byte[Ccw.SIZE];
    ccw.writeTo(image, 0);
    write(address, image);
  }

  private int checked(long address, int count) {
    if (!contains(address, count)) {
      throw new AddressingException(address < 0 ? address : Math.max(address, bytes.length));
    }
    return (int) address;
  }
}
