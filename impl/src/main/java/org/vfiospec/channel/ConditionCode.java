package org.vfiospec.channel;

/**
 * The condition codes of the I/O instructions (PoP, "I/O Instructions"), as the plain numbers that
 * the instructions give.
 */
public final class ConditionCode {
  /** The instruction was accepted; TSCH: status was pending, stored and cleared. */
  public static final int ACCEPTED = 0;

  /** Status is pending; TSCH: none was. */
  public static final int STATUS_PENDING = 1;

  /** A start, halt or clear function is in progress. */
  public static final int BUSY = 2;

  /** The subchannel is not operational, or not by any path the instruction may use. */
  public static final int NOT_OPERATIONAL = 3;

  private ConditionCode() {}
}
