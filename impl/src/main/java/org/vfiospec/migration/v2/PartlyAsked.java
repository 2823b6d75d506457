package org.vfiospec.migration.v2;

/** What becomes of a page of the log of which a report asks for a part alone. */
public enum PartlyAsked {
  /** All of it is cleared: what was written to the rest is not told. */
  CLEARED,
  /** It stays in the log, and is told again. */
  KEPT
}
