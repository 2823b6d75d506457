package org.vfiospec.ccw;

/** What became of the channel program when it was to be freed. */
enum Freeing {
  /** A live program was freed. */
  FREED,
  /** There was none, or none was to be freed. */
  NOTHING
}
