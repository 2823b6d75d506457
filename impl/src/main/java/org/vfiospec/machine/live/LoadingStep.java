package org.vfiospec.machine.live;

/** The steps of the destination, in their order. */
public enum LoadingStep {
  /** Waits for HELLO, and looks whether there is a place for such a guest. */
  GREET,
  /** Devices stand, and take a state. */
  RESUMING,
  /** Says WELCOME, takes what comes, and compares it with the end mark. */
  RECEIVE,
  /** Devices load what came; none runs. */
  LOAD,
  /** Says LOADED, and waits for COMMIT. */
  AWAIT_COMMIT,
  /** The barrier: devices run, without DMA to each other. */
  QUIET,
  /** Devices run, and then the processor. */
  RUN,
  /** Says RUNNING. */
  CONFIRM
}
