package org.vfiospec.machine.live;

/** The steps of the source; their order is that of its {@link MigrationFlow}. */
public enum SavingStep {
  /** Tells the destination what comes, and waits for its WELCOME. */
  GREET,
  /** DIRTY_TRACKING is set. */
  TRACK,
  /** Devices go to pre-copy, and tell what changes. */
  PRE_COPY,
  /**
   * All of memory once, then what was stored to meanwhile, over and over; and what devices tell.
   */
  COPY_ROUNDS,
  /** The processor stands. */
  PAUSE,
  /** The barrier: no device has DMA to another one. */
  QUIET,
  /** Devices stand. */
  STOP_COPY,
  /** The last pages, and the rest of the devices; DIRTY_TRACKING is clear. */
  COPY_REST,
  /** Waits for LOADED. */
  AWAIT_LOADED,
  /** Gives the guest away, and waits for RUNNING. */
  COMMIT,
  /** The devices that were left are stopped for good. */
  STOP
}
