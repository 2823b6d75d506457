package org.vfiospec.ccw;

/**
 * Design choices {@code errorExitIdle} (the error exit of io_request) and {@code writeIdle} (the
 * write that finds a nonzero ret_code): what an error does to the state.
 */
enum AfterError {
  /** IDLE, whatever the state was. */
  SETS_IDLE {
    @Override
    DriverState state(DriverState now) {
      return DriverState.IDLE;
    }
  },
  /** Nothing. */
  KEEPS_STATE {
    @Override
    DriverState state(DriverState now) {
      return now;
    }
  };

  static AfterError inErrorExit(DesignChoices choices) {
    return choices.errorExitIdle() ? SETS_IDLE : KEEPS_STATE;
  }

  static AfterError inWrite(DesignChoices choices) {
    return choices.writeIdle() ? SETS_IDLE : KEEPS_STATE;
  }

  abstract DriverState state(DriverState now);
}
