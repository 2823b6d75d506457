package org.vfiospec.serial;

/** FIFO-control register (data sheet, 8.2). */
public final class Fcr {
  /** Both FIFOs are there. */
  public static final int ENABLE = 0x01;

  /** Empties the receiver FIFO; clears itself. */
  public static final int RESET_RECEIVER = 0x02;

  /** Empties the transmitter FIFO; clears itself. */
  public static final int RESET_TRANSMITTER = 0x04;

  /** DMA mode, of pins that are not modelled. */
  public static final int DMA_MODE = 0x08;

  /** How full the receiver FIFO interrupts: after 1, 4, 8 or 14 characters. */
  public static final int TRIGGER = 0xc0;

  /** The bits that have a lasting effect. */
  public static final int KEPT = 0xc9;

  private Fcr() {}
}
