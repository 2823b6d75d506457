package org.vfiospec.migration.v2;

/** What becomes of the first command of an arc when the second one failed. */
public enum HalfArc {
  /** Its effect stays. */
  KEPT,
  /** It is undone. */
  UNDONE
}
