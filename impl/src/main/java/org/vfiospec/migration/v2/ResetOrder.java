package org.vfiospec.migration.v2;

/** How a reset of the device and a change of its state come after one another. */
public enum ResetOrder {
  /** The hardware is reset at once; the owner of the state mutex does the bookkeeping. */
  DEFERRED,
  /** The reset waits for the state mutex and does both with it. */
  UNDER_MUTEX
}
