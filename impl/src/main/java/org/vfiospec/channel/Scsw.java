package org.vfiospec.channel;

import java.nio.ByteBuffer;

/**
 * The subchannel-status word in command mode: 12 bytes (arch/s390/include/asm/scsw.h, struct
 * cmd_scsw; PoP, "Subchannel-Status Word").
 *
 * <p>Every bit is kept: {@link #parse} followed by {@link #writeTo} gives the same bytes. Word 0
 * holds, from the most significant bit: key 4, sctl 1, eswf 1, cc 2, fmt 1, pfch 1, isic 1, alcc 1,
 * ssi 1, zcc 1, ectl 1, pno 1, reserved 1, fctl 3, actl 7, stctl 5. Word 2 holds dstat 8, cstat 8,
 * count 16.
 *
 * @param word0 bytes 0 to 3: flags and controls
 * @param cpa bytes 4 to 7: the channel-program address
 * @param word2 bytes 8 to 11: device status, subchannel status, residual count
 */
public record Scsw(int word0, int cpa, int word2) {
  /** The length in bytes. */
  public static final int SIZE = 12;

  /** Function control: start. */
  public static final int FCTL_START = 4;

  /** Function control: halt. */
  public static final int FCTL_HALT = 2;

  /** Function control: clear. */
  public static final int FCTL_CLEAR = 1;

  /** Activity control: resume pending. */
  public static final int ACTL_RESUME_PEND = 0x40;

  /** Activity control: start pending. */
  public static final int ACTL_START_PEND = 0x20;

  /** Activity control: halt pending. */
  public static final int ACTL_HALT_PEND = 0x10;

  /** Activity control: clear pending. */
  public static final int ACTL_CLEAR_PEND = 0x08;

  /** Activity control: subchannel active. */
  public static final int ACTL_SCHACT = 0x04;

  /** Activity control: device active. */
  public static final int ACTL_DEVACT = 0x02;

  /** Activity control: suspended. */
  public static final int ACTL_SUSPENDED = 0x01;

  /** Status control: alert. */
  public static final int STCTL_ALERT = 0x10;

  /** Status control: intermediate. */
  public static final int STCTL_INTERMEDIATE = 0x08;

  /** Status control: primary. */
  public static final int STCTL_PRIMARY = 0x04;

  /** Status control: secondary. */
  public static final int STCTL_SECONDARY = 0x02;

  /** Status control: status pending. */
  public static final int STCTL_PENDING = 0x01;

  /** Device status: attention. */
  public static final int DSTAT_ATTENTION = 0x80;

  /** Device status: status modifier. */
  public static final int DSTAT_STATUS_MODIFIER = 0x40;

  /** Device status: control-unit end. */
  public static final int DSTAT_CONTROL_UNIT_END = 0x20;

  /** Device status: busy. */
  public static final int DSTAT_BUSY = 0x10;

  /** Device status: channel end. */
  public static final int DSTAT_CHANNEL_END = 0x08;

  /** Device status: device end. */
  public static final int DSTAT_DEVICE_END = 0x04;

  /** Device status: unit check. */
  public static final int DSTAT_UNIT_CHECK = 0x02;

  /** Device status: unit exception. */
  public static final int DSTAT_UNIT_EXCEPTION = 0x01;

  /** Subchannel status: program-controlled interruption. */
  public static final int CSTAT_PCI = 0x80;

  /** Subchannel status: incorrect length. */
  public static final int CSTAT_INCORRECT_LENGTH = 0x40;

  /** Subchannel status: program check. */
  public static final int CSTAT_PROGRAM_CHECK = 0x20;

  /** Subchannel status: protection check. */
  public static final int CSTAT_PROTECTION_CHECK = 0x10;

  /** Subchannel status: channel-data check. */
  public static final int CSTAT_CHANNEL_DATA_CHECK = 0x08;

  /** Subchannel status: channel-control check. */
  public static final int CSTAT_CHANNEL_CONTROL_CHECK = 0x04;

  /** Subchannel status: interface-control check. */
  public static final int CSTAT_INTERFACE_CONTROL_CHECK = 0x02;

  /** Subchannel status: chaining check. */
  public static final int CSTAT_CHAINING_CHECK = 0x01;

  /** All zero: no function, no activity, no status. */
  public static final Scsw ZERO = new Scsw(0, 0, 0);

  private static final int CC_SHIFT = 24;
  private static final int FCTL_SHIFT = 12;
  private static final int ACTL_SHIFT = 5;
  private static final int STCTL_MASK = 0x1f;

  /**
   * Key, suspend control, format, prefetch, initial status, address limit, suppress suspended: as
   * in the ORB.
   */
  private static final int FROM_ORB = 0xf8f80000;

  /** The SCSW in the 12 bytes at {@code offset}. */
  public static Scsw parse(byte[] bytes, int offset) {
    ByteBuffer words = ByteBuffer.wrap(bytes, offset, SIZE);
    return new Scsw(words.getInt(), words.getInt(), words.getInt());
  }

  /**
   * The SCSW that says nothing but what a start copies from its ORB: key, suspend control, fmt,
   * pfch, isic, alcc and ssi, which sit at the same places in both (PoP, "Subchannel-Status Word").
   */
  public static Scsw ofOrb(Orb orb) {
    return new Scsw(orb.control() & FROM_ORB, 0, 0);
  }

  /** The SCSW that has only those flags of another one that a start copies from its ORB. */
  static Scsw ofFlags(Scsw scsw) {
    return new Scsw(scsw.word0() & FROM_ORB, 0, 0);
  }

  /** Stores the 12 bytes at {@code offset}. */
  public void writeTo(byte[] bytes, int offset) {
    ByteBuffer.wrap(bytes, offset, SIZE).putInt(word0).putInt(cpa).putInt(word2);
  }

  /** The storage key, 0 to 15. */
  public int key() {
    return word0 >>> 28;
  }

  /** Suspend control. */
  public boolean sctl() {
    return bit(4);
  }

  /** The ESW has format 0. */
  public boolean eswf() {
    return bit(5);
  }

  /** The deferred condition code, 0 to 3. */
  public int cc() {
    return (word0 >>> CC_SHIFT) & 3;
  }

  /** Format-1 CCWs. */
  public boolean fmt() {
    return bit(8);
  }

  /** Prefetch. */
  public boolean pfch() {
    return bit(9);
  }

  /** Initial-status-interruption control. */
  public boolean isic() {
    return bit(10);
  }

  /** Address-limit-checking control. */
  public boolean alcc() {
    return bit(11);
  }

  /** Suppress-suspended interruption. */
  public boolean ssi() {
    return bit(12);
  }

  /** Zero condition code. */
  public boolean zcc() {
    return bit(13);
  }

  /** Extended control: the ECW holds something. */
  public boolean ectl() {
    return bit(14);
  }

  /** Path not operational. */
  public boolean pno() {
    return bit(15);
  }

  /** Function control, {@code FCTL_} bits. */
  public int fctl() {
    return (word0 >>> FCTL_SHIFT) & 7;
  }

  /** Activity control, {@code ACTL_} bits. */
  public int actl() {
    return (word0 >>> ACTL_SHIFT) & 0x7f;
  }

  /** Status control, {@code STCTL_} bits. */
  public int stctl() {
    return word0 & STCTL_MASK;
  }

  /** Device status, {@code DSTAT_} bits. */
  public int dstat() {
    return word2 >>> 24;
  }

  /** Subchannel status, {@code CSTAT_} bits. */
  public int cstat() {
    return (word2 >>> 16) & 0xff;
  }

  /** The residual count in bytes, 0 to 65535. */
  public int count() {
    return word2 & 0xffff;
  }

  /** Whether status is pending. */
  public boolean isStatusPending() {
    return (stctl() & STCTL_PENDING) != 0;
  }

  /**
   * Whether the status answers a request, exactly as the driver decides it (asm/scsw.h,
   * scsw_cmd_is_solicited): a deferred condition code, or a status control that is not just alert
   * and pending. So alert with a deferred condition code is solicited.
   */
  public boolean isSolicited() {
    return cc() != 0 || stctl() != (STCTL_ALERT | STCTL_PENDING);
  }

  /**
   * Whether no more status will follow, exactly as the driver decides it (vfio_ccw_drv.c,
   * vfio_ccw_sch_io_todo): neither the device nor the subchannel is active. Suspended and the
   * pending activities do not count.
   */
  public boolean isFinal() {
    return (actl() & (ACTL_DEVACT | ACTL_SCHACT)) == 0;
  }

  /** This SCSW with another deferred condition code, 0 to 3. */
  public Scsw withCc(int cc) {
    Bits.check(cc, 2, "cc");
    return new Scsw(word0 & ~(3 << CC_SHIFT) | cc << CC_SHIFT, cpa, word2);
  }

  /** This SCSW with another function control. */
  public Scsw withFctl(int fctl) {
    Bits.check(fctl, 3, "fctl");
    return new Scsw(word0 & ~(7 << FCTL_SHIFT) | fctl << FCTL_SHIFT, cpa, word2);
  }

  /** This SCSW with another activity control. */
  public Scsw withActl(int actl) {
    Bits.check(actl, 7, "actl");
    return new Scsw(word0 & ~(0x7f << ACTL_SHIFT) | actl << ACTL_SHIFT, cpa, word2);
  }

  /** This SCSW with another status control. */
  public Scsw withStctl(int stctl) {
    Bits.check(stctl, 5, "stctl");
    return new Scsw(word0 & ~STCTL_MASK | stctl, cpa, word2);
  }

  /** This SCSW with another channel-program address. */
  public Scsw withCpa(int newCpa) {
    return new Scsw(word0, newCpa, word2);
  }

  /** This SCSW with another device status. */
  public Scsw withDstat(int dstat) {
    Bits.check(dstat, 8, "dstat");
    return new Scsw(word0, cpa, word2 & 0x00ffffff | dstat << 24);
  }

  /** This SCSW with another subchannel status. */
  public Scsw withCstat(int cstat) {
    Bits.check(cstat, 8, "cstat");
    return new Scsw(word0, cpa, word2 & 0xff00ffff | cstat << 16);
  }

  /** This SCSW with another residual count, 0 to 65535. */
  public Scsw withCount(int count) {
    Bits.check(count, 16, "count");
    return new Scsw(word0, cpa, word2 & 0xffff0000 | count);
  }

  private boolean bit(int bit) {
    return (word0 & 0x80000000 >>> bit) != 0;
  }

  @Override
  public String toString() {
    return String.format(
        "Scsw[%08x %08x %08x fctl=%x actl=%x stctl=%x dstat=%x cstat=%x]",
        word0, cpa, word2, fctl(), actl(), stctl(), dstat(), cstat());
  }
}
