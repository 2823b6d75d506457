package org.vfiospec.migration.v1;

/** What becomes of the window between two states that have SAVING. */
public enum NextWindow {
  /** It is cleared, and what was not read of it is gone (RFC v2). */
  CLEARED,
  /** It goes on: all since SAVING was set is one stream (v3). */
  CARRIED
}
