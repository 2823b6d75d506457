package org.vfiospec.machine.fault;

/** The commands of hardware that can fail. */
public enum Command {
  /** No DMA. */
  QUIESCE,
  /** DMA again. */
  UNQUIESCE,
  /** Stand. */
  FREEZE,
  /** Run. */
  UNFREEZE,
  /** Log changes. */
  START_LOGGING,
  /** Tell what changed. */
  CHANGES,
  /** Tell the rest. */
  CAPTURE,
  /** Take a state over. */
  LOAD
}
