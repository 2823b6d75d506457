package org.vfiospec.serial;

/**
 * Modem-status register: modem inputs, and whether they changed since it was read (data sheet,
 * 8.7).
 */
public final class Msr {
  /** CTS changed. */
  public static final int DELTA_CTS = 0x01;

  /** DSR changed. */
  public static final int DELTA_DSR = 0x02;

  /** RI went from active to inactive. */
  public static final int TRAILING_EDGE_RI = 0x04;

  /** DCD changed. */
  public static final int DELTA_DCD = 0x08;

  /** Clear to send. */
  public static final int CTS = 0x10;

  /** Data set ready. */
  public static final int DSR = 0x20;

  /** Ring indicator. */
  public static final int RI = 0x40;

  /** Data carrier detect. */
  public static final int DCD = 0x80;

  /** The bits that cause a modem-status interrupt; a read of the register clears them. */
  public static final int DELTAS = 0x0f;

  /** The bits that show an input. */
  public static final int LEVELS = 0xf0;

  private Msr() {}
}
