package org.vfiospec.serial;

/** Line-status register (data sheet, 8.3). */
public final class Lsr {
  /** A received character can be read. */
  public static final int DATA_READY = 0x01;

  /** A received character was lost. */
  public static final int OVERRUN = 0x02;

  /** Parity error of the character at the top of the FIFO. */
  public static final int PARITY = 0x04;

  /** Framing error of that character. */
  public static final int FRAMING = 0x08;

  /** That character is a break. */
  public static final int BREAK = 0x10;

  /** The transmitter holding register, or its FIFO, is empty. */
  public static final int THR_EMPTY = 0x20;

  /** The shift register is empty as well. */
  public static final int TRANSMITTER_EMPTY = 0x40;

  /** A character in the receiver FIFO has an error or is a break; 0 without FIFOs. */
  public static final int FIFO_ERROR = 0x80;

  /** What can be wrong with one character. */
  public static final int CHARACTER_ERRORS = 0x1c;

  /** The bits that cause a line-status interrupt; a read of the register clears them. */
  public static final int ERRORS = 0x1e;

  private Lsr() {}
}
