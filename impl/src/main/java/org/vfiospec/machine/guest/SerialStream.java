package org.vfiospec.machine.guest;

/**
 * The numbered stream that the guest sends: 0, 1, 2 and so on, each with eight hexadecimal digits
 * and a line feed. Every character follows from its place, so a gap or a repeat shows at once.
 */
public final class SerialStream {
  private static final int DIGITS = 8;
  private static final int LINE = DIGITS + 1;

  private SerialStream() {}

  /** The character at a place, counted from 0. */
  public static int at(long place) {
    int digit = (int) (place % LINE);
    if (digit == DIGITS) {
      return '\n';
    }
    int shift = 4 * (DIGITS - 1 - digit);
    return Character.forDigit((int) (place / LINE >>> shift) & 0xf, 16);
  }
}
