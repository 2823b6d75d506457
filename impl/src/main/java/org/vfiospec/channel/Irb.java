package org.vfiospec.channel;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The interruption-response block that TEST SUBCHANNEL stores: 96 bytes (drivers/s390/cio/cio.h,
 * struct irb; PoP, "Interruption-Response Block").
 *
 * <p>SCSW in bytes 0 to 11, extended-status word (ESW) in 12 to 31, extended-control word (ECW) in
 * 32 to 63, extended-measurement word (EMW) in 64 to 95. Immutable; equal when all 96 bytes are.
 */
public final class Irb {
  /** The length in bytes. */
  public static final int SIZE = 96;

  private static final int ERW_OFFSET = Scsw.SIZE + Integer.BYTES;
  private static final int ECW_OFFSET = 32;
  private static final int ECW_SIZE = 32;

  /** Extended-report word, bit 7: the ECW holds concurrent sense. */
  private static final int ERW_CONCURRENT_SENSE = 0x01000000;

  /** Extended-report word, bits 10 to 15: the number of sense bytes. */
  private static final int ERW_SENSE_COUNT_SHIFT = 16;

  /** All zero: what a program reads where no status was ever stored. */
  public static final Irb ZERO = new Irb(new byte[SIZE]);

  private final byte[] bytes;

  private Irb(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The IRB with this SCSW and nothing else. */
  public static Irb of(Scsw scsw) {
    return ZERO.withScsw(scsw);
  }

  /** The IRB in the 96 bytes at {@code offset}. */
  public static Irb parse(byte[] bytes, int offset) {
    Objects.checkFromIndexSize(offset, SIZE, bytes.length);
    return new Irb(Arrays.copyOfRange(bytes, offset, offset + SIZE));
  }

  /** Stores the 96 bytes at {@code offset}. */
  public void writeTo(byte[] target, int offset) {
    Objects.checkFromIndexSize(offset, SIZE, target.length);
    System.arraycopy(bytes, 0, target, offset, SIZE);
  }

  /** The 96 bytes, in an array of its own. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The subchannel-status word. */
  public Scsw scsw() {
    return Scsw.parse(bytes, 0);
  }

  /** This IRB with another SCSW. */
  public Irb withScsw(Scsw scsw) {
    byte[] copy = toBytes();
    scsw.writeTo(copy, 0);
    return new Irb(copy);
  }

  /**
   * The sense data in the ECW, if the subchannel provides concurrent sense with this status: unit
   * check, a format-0 ESW, and the bit in the extended-report word (asm/cio.h, struct erw: cons and
   * scnt).
   *
   * @return at most 32 bytes, in an array of its own
   */
  public Optional<byte[]> concurrentSense() {
    Scsw scsw = scsw();
    int erw = ByteBuffer.wrap(bytes).getInt(ERW_OFFSET);
    boolean present =
        (scsw.dstat() & Scsw.DSTAT_UNIT_CHECK) != 0
            && scsw.eswf()
            && scsw.ectl()
            && (erw & ERW_CONCURRENT_SENSE) != 0;
    if (!present) {
      return Optional.empty();
    }
    int count = Math.min(erw >>> ERW_SENSE_COUNT_SHIFT & 0x3f, ECW_SIZE);
    return Optional.of(Arrays.copyOfRange(bytes, ECW_OFFSET, ECW_OFFSET + count));
  }

  /**
   * This IRB with sense data in the ECW, and the bits set that say so: eswf, ectl, and cons and
   * scnt of the extended-report word. The device status is left as it is.
   *
   * @param sense at most 32 bytes
   */
  public Irb withConcurrentSense(byte[] sense) {
    if (sense.length > ECW_SIZE) {
      throw new IllegalArgumentException("the ECW takes 32 sense bytes, not " + sense.length);
    }
    byte[] copy = toBytes();
    ByteBuffer buffer = ByteBuffer.wrap(copy);
    buffer.putInt(0, buffer.getInt(0) | 0x04020000);
    int rest = buffer.getInt(ERW_OFFSET) & ~(ERW_CONCURRENT_SENSE | 0x3f << ERW_SENSE_COUNT_SHIFT);
    buffer.putInt(ERW_OFFSET, rest | ERW_CONCURRENT_SENSE | sense.length << ERW_SENSE_COUNT_SHIFT);
    Arrays.fill(copy, ECW_OFFSET, ECW_OFFSET + ECW_SIZE, (byte) 0);
    System.arraycopy(sense, 0, copy, ECW_OFFSET, sense.length);
    return new Irb(copy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Irb irb && Arrays.equals(bytes, irb.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Irb[" + scsw() + "]";
  }
}
