package org.vfiospec.serial;

/** Modem-control register (data sheet, 8.6). */
public final class Mcr {
  /** Data terminal ready. */
  public static final int DTR = 0x01;

  /** Request to send. */
  public static final int RTS = 0x02;

  /** Output 1. */
  public static final int OUT1 = 0x04;

  /** Output 2. */
  public static final int OUT2 = 0x08;

  /** Loopback, for diagnostic testing. */
  public static final int LOOP = 0x10;

  /** The bits that exist; the others read 0. */
  public static final int WRITABLE = 0x1f;

  private Mcr() {}
}
