package org.vfiospec.ccw;

/**
 * Design choice {@code admission}: the state that a write must find before anything is copied; else
 * EACCES.
 */
public enum Admission {
  /** Any state (since 5.2, 690f6a1581cc). */
  NONE {
    @Override
    boolean admits(DriverState state) {
      return true;
    }
  },
  /** IDLE alone (4.12 to 5.1). */
  IDLE {
    @Override
    boolean admits(DriverState state) {
      return state == DriverState.IDLE;
    }
  },
  /** Any state of an open device (patch of January 2019). */
  OPEN {
    @Override
    boolean admits(DriverState state) {
      return state.isOpen();
    }
  };

  abstract boolean admits(DriverState state);
}
