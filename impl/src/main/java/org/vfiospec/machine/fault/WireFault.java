package org.vfiospec.machine.fault;

/** What becomes of a message on its way. */
public enum WireFault {
  /** The connection is cut before it. */
  CUT,
  /** The connection is cut in the middle of it. */
  TRUNCATE,
  /** The connection is cut behind it. */
  CUT_AFTER,
  /** A byte of it is another one. */
  CORRUPT,
  /** It says that it is of another version. */
  VERSION
}
