package org.vfiospec.ccw;

/**
 * The state of the driver's FSM (vfio_ccw_private.h, enum vfio_ccw_state), with the states of every
 * era; which ones a revision uses is its {@link DesignChoices}.
 */
public enum DriverState {
  /** The subchannel is gone or cannot be used. */
  NOT_OPER,
  /** Nobody has opened the device. */
  STANDBY,
  /** A start request is welcome. */
  IDLE,
  /** A request is translated (4.12 to 5.0). */
  BOXED,
  /** A request is translated, or the channel has it (4.12 to 5.1). */
  BUSY,
  /** A request is translated (since 5.2). */
  CP_PROCESSING,
  /** The channel has the request (since 5.2). */
  CP_PENDING;

  /** Whether somebody has the device open, and the subchannel is there. */
  boolean isOpen() {
    return this != NOT_OPER && this != STANDBY;
  }
}
