package org.vfiospec.serial;

/** Interrupt-enable register: which sources may interrupt (data sheet, 8.5). */
public final class Ier {
  /** Received data available, and character timeout. */
  public static final int RECEIVED_DATA = 0x01;

  /** Transmitter holding register empty. */
  public static final int TRANSMITTER_EMPTY = 0x02;

  /** Receiver line status. */
  public static final int LINE_STATUS = 0x04;

  /** Modem status. */
  public static final int MODEM_STATUS = 0x08;

  /** The bits that exist; the others read 0. */
  public static final int WRITABLE = 0x0f;

  private Ier() {}
}
