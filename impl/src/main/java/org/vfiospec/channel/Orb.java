package org.vfiospec.channel;

import java.nio.ByteBuffer;

/**
 * The operation-request block of a START SUBCHANNEL: 12 bytes (drivers/s390/cio/orb.h; PoP,
 * "Operation-Request Block").
 *
 * <p>Every bit is kept, the reserved ones too: {@link #parse} followed by {@link #writeTo} gives
 * the same bytes. Whether a reserved bit is an error is for the reader of the ORB to say.
 *
 * @param intparm bytes 0 to 3: the interruption parameter, any value
 * @param control bytes 4 to 7: key (bits 0 to 3), the {@link Flag}s, lpm (bits 16 to 23)
 * @param cpa bytes 8 to 11: the channel-program address
 */
public record Orb(int intparm, int control, int cpa) {
  /** The length in bytes. */
  public static final int SIZE = 12;

  private static final int KEY_SHIFT = 28;
  private static final int LPM_SHIFT = 8;

  /** The one-bit fields of bytes 4 to 7. */
  public enum Flag {
    /** Suspend control. */
    SPND(4),
    /** Modification control. */
    MOD(6),
    /** Synchronization control. */
    SYNC(7),
    /** CCW format: set means format 1. */
    FMT(8),
    /** Prefetch control: the channel may read the program ahead of its execution. */
    PFCH(9),
    /** Initial-status-interruption control. */
    ISIC(10),
    /** Address-limit-checking control. */
    ALCC(11),
    /** Suppress-suspended-interruption control. */
    SSIC(12),
    /** The bit {@code b}: the ORB is a transport-mode one; reserved, zero, in command mode. */
    TRANSPORT(13),
    /** Format-2 IDAWs (64 bits). */
    C64(14),
    /** 2K-byte IDAW blocks; only meaningful with {@link #C64}. */
    I2K(15),
    /** Incorrect-length-suppression mode. */
    ILS(24),
    /** ORB extension. */
    ORBX(31);

    private final int mask;

    Flag(int bit) {
      mask = 0x80000000 >>> bit;
    }
  }

  /**
   * The ORB that Linux would build for a program of format-1 CCWs: format 1, prefetch allowed, all
   * paths allowed, the rest zero.
   */
  public static Orb format1(int cpa) {
    return new Orb(0, 0, cpa).with(Flag.FMT).with(Flag.PFCH).withLpm(0xff);
  }

  /** The ORB in the 12 bytes at {@code offset}. */
  public static Orb parse(byte[] bytes, int offset) {
    ByteBuffer words = ByteBuffer.wrap(bytes, offset, SIZE);
    return new Orb(words.getInt(), words.getInt(), words.getInt());
  }

  /** Stores the 12 bytes at {@code offset}. */
  public void writeTo(byte[] bytes, int offset) {
    ByteBuffer.wrap(bytes, offset, SIZE).putInt(intparm).putInt(control).putInt(cpa);
  }

  /** The storage key, 0 to 15. */
  public int key() {
    return control >>> KEY_SHIFT;
  }

  /** The logical-path mask, 8 bits, path 0 leftmost. */
  public int lpm() {
    return (control >>> LPM_SHIFT) & 0xff;
  }

  /** Whether the flag is set. */
  public boolean has(Flag flag) {
    return (control & flag.mask) != 0;
  }

  /** This ORB with the flag set. */
  public Orb with(Flag flag) {
    return new Orb(intparm, control | flag.mask, cpa);
  }

  /** This ORB with the flag reset. */
  public Orb without(Flag flag) {
    return new Orb(intparm, control & ~flag.mask, cpa);
  }

  /** This ORB with another interruption parameter. */
  public Orb withIntparm(int newIntparm) {
    return new Orb(newIntparm, control, cpa);
  }

  /** This ORB with another key, 0 to 15. */
  public Orb withKey(int key) {
    Bits.check(key, 4, "key");
    return new Orb(intparm, control & ~(0xf << KEY_SHIFT) | key << KEY_SHIFT, cpa);
  }

  /** This ORB with another logical-path mask, 8 bits. */
  public Orb withLpm(int lpm) {
    Bits.check(lpm, 8, "lpm");
    return new Orb(intparm, control & ~(0xff << LPM_SHIFT) | lpm << LPM_SHIFT, cpa);
  }

  /** This ORB with another channel-program address. */
  public Orb withCpa(int newCpa) {
    return new Orb(intparm, control, newCpa);
  }

  @Override
  public String toString() {
    return String.format("Orb[%08x %08x %08x]", intparm, control, cpa);
  }
}
