package org.vfiospec.serial;

/** Line-control register: the format of a character (data sheet, 8.1). */
public final class Lcr {
  /** Word length in bits, less 5. */
  public static final int WORD_LENGTH = 0x03;

  /** Divisor-latch access: offsets 0 and 1 are the divisor. */
  public static final int DLAB = 0x80;

  private Lcr() {}
}
