package org.vfiospec.serial;

/** A piece of the internal state of a {@link Uart16550}, as bytes. */
public enum UartElement {
  /** Interrupt-enable register. */
  IER(1, 1, Ier.WRITABLE),
  /** FIFO-control register, the lasting bits. */
  FCR(1, 1, Fcr.KEPT),
  /** Line-control register. */
  LCR(1, 1, 0xff),
  /** Modem-control register. */
  MCR(1, 1, Mcr.WRITABLE),
  /** Scratch register. */
  SCR(1, 1, 0xff),
  /** Divisor latch, low byte. */
  DLL(1, 1, 0xff),
  /** Divisor latch, high byte. */
  DLM(1, 1, 0xff),
  /** The error bits of the line-status register; its other bits follow from the rest. */
  LINE_ERRORS(1, 1, Lsr.ERRORS),
  /** Modem-status register; the levels are those that the device has seen last. */
  MSR(1, 1, 0xff),
  /** 1 if the transmitter became empty and nobody has acknowledged it, else 0. */
  TRANSMITTER_INTERRUPT(1, 1, 1),
  /** Character times since the receiver FIFO was last used, 0 to 4; 4 is a timeout. */
  IDLE_TIME(1, 1, 0x07),
  /** The character in the transmitter shift register, or nothing. */
  SHIFT_REGISTER(0, 1, 0xff),
  /** The characters in the transmitter holding register or its FIFO, the next one first. */
  TRANSMITTER(0, Uart16550.FIFO_SIZE, 0xff),
  /**
   * The characters in the receiver buffer register or its FIFO, two bytes each: the character, and
   * what was wrong with it as far as the line status has not shown it yet.
   */
  RECEIVER(0, 2 * Uart16550.FIFO_SIZE, 0xff);

  private final int shortest;
  private final int longest;
  private final int bits;

  UartElement(int shortest, int longest, int bits) {
    this.shortest = shortest;
    this.longest = longest;
    this.bits = bits;
  }

  /** The greatest length in bytes. */
  public int longest() {
    return longest;
  }

  /** Whether the length and every byte are possible, looked at alone. */
  boolean admits(byte[] value) {
    boolean admitted = value.length >= shortest && value.length <= longest;
    for (byte each : value) {
      admitted &= (each & 0xff & ~bits) == 0;
    }
    return admitted;
  }
}
