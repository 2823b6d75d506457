package org.vfiospec.tlc.boundary;

/**
 * How a read of a state is written down: as a code, which names a column and the state that it is
 * read in. The first columns are the variables; the others are parts of columns, such as the field
 * of a record or the value of a function at an argument.
 */
public final class Columns {
  /** The id of a part that the value of its column does not have. */
  public static final int ABSENT = 0;

  /** Two values are different. */
  public static final int DIFFERENT = 0;

  /** Two values are equal. */
  public static final int EQUAL = 1;

  /** TLC fails when it compares two values. */
  public static final int INCOMPARABLE = 2;

  private static final int SIDES = 3;
  private static final int SOURCE = 0;
  private static final int TARGET = 1;
  private static final int SAME = 2;

  private Columns() {}

  /** A read in the state that is asked about, or that a step leaves. */
  public static int source(int column) {
    return SIDES * column + SOURCE;
  }

  /** A read in the state that a step enters. */
  public static int target(int column) {
    return SIDES * column + TARGET;
  }

  /**
   * Whether a variable has the same value in both: {@link #EQUAL}, {@link #DIFFERENT}, or {@link
   * #INCOMPARABLE} where TLC cannot tell, such as of a number and a string.
   */
  public static int same(int variable) {
    return SIDES * variable + SAME;
  }

  /** The column that a read is of. */
  public static int column(int code) {
    return code / SIDES;
  }

  /** Whether it is a read of the state that a step enters. */
  public static boolean isTarget(int code) {
    return code % SIDES == TARGET;
  }

  /** Whether it compares both. */
  public static boolean isSame(int code) {
    return code % SIDES == SAME;
  }
}
