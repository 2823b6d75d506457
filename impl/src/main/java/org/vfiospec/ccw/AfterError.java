package org.vfiospec.ccw;

/**
 * Design choices {@code errorExitIdle} (the error exit of io_request) and {@code writeIdle} (the
 * write that finds a nonzero ret_code): what an error does to the state.
 */
enum AfterError {
  /** IDLE, whatever the state was. */
  SETS_IDLE {
    @Override
    void after(Driver driver) {
      driver.state = DriverState.IDLE;
    }
  },
  /**
   * Nothing: it does not store the state that it found, either, since the worker can have set IDLE
   * meanwhile.
   */
  KEEPS_STATE {
    @Override
    void after(Driver driver) {}
  };

  static AfterError inErrorExit(DesignChoices choices) {
    return choices.errorExitIdle() ? SETS_IDLE : KEEPS_STATE;
  }

  static AfterError inWrite(DesignChoices choices) {
    return choices.writeIdle() ? SETS_IDLE : KEEPS_STATE;
  }

  /** Does it; the caller holds what its revision holds there. */
  abstract void after(Driver driver);
}
