package org.vfiospec.machine.guest;

/**
 * The numbered stream that the guest sends: 0, 1, 2 and so on, each with eight hexadecimal digits
 * and a line feed. Every character follows from its place, so a gap or a repeat shows at once.
 *
 * <p>A sender that knows that characters may be missing says so: {@link #RESUMED}, and then a line
 * from its beginning. The far end sees by its number where that is.
 */
public final class SerialStream {
  /** Characters before this one may be missing, and a line begins; CAN of ISO 646. */
  public static final int RESUMED = 0x18;

  /** The digits of a line, before its line feed. */
  static final int DIGITS = 8;

  /** The characters of a line. */
  static final int LINE = DIGITS + 1;

  private SerialStream() {}

  /** The place at which the next line begins, or this one, if that is not before its beginning. */
  static long nextLine(long place) {
    return (place + LINE - 1) / LINE * LINE;
  }

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
