package org.vfiospec.serial;

/** What interrupts, in the order of priority, highest first (data sheet, table III). */
public enum InterruptIdentification {
  /** An error bit of the line-status register; a read of that register clears it. */
  LINE_STATUS(0x06),
  /** The receiver is filled up to its trigger level; gone when it is less full than that. */
  RECEIVED_DATA(0x04),
  /**
   * Characters lie in the receiver FIFO, and none came or was read for four character times; a read
   * of one clears it.
   */
  CHARACTER_TIMEOUT(0x0c),
  /**
   * The transmitter holding register or its FIFO became empty; a read of the
   * interrupt-identification register that tells this, or a character written, clears it.
   */
  TRANSMITTER_EMPTY(0x02),
  /** A modem input changed; a read of the modem-status register clears it. */
  MODEM_STATUS(0x00),
  /** Nothing interrupts. */
  NONE(0x01);

  /** Bits of the interrupt-identification register that say that the FIFOs are enabled. */
  public static final int FIFOS_ENABLED = 0xc0;

  private final int code;

  InterruptIdentification(int code) {
    this.code = code;
  }

  /** The low four bits of the interrupt-identification register. */
  public int code() {
    return code;
  }
}
