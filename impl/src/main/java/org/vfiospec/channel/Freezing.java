package org.vfiospec.channel;

/** How far a subchannel is from being frozen. */
enum Freezing {
  /** It runs. */
  NONE,
  /** Somebody waits for the start function in progress to end: no start is accepted any more. */
  AWAITED,
  /**
   * Every instruction finds it not operational, and status that the device presents is discarded.
   */
  FROZEN
}
