package org.vfiospec.binding.migration.demo;

/**
 * What goes wrong in a host, told as text so that it can be told to another process.
 *
 * @param side the host
 * @param kind what goes wrong
 * @param of the command, the message or the step that it is about; else empty
 * @param nth of which number, from 0, of those that are the same
 */
record Failure(Side side, Kind kind, String of, int nth) {
  enum Kind {
    /** A command to its serial port fails, once. */
    FAILS,
    /** A command to its serial port fails whenever it comes. */
    ALWAYS_FAILS,
    /** The connection is cut before a message that it sends. */
    CUT,
    /** The connection is cut within a message that it sends. */
    TRUNCATE,
    /** A message that it sends is damaged on its way. */
    CORRUPT,
    /** A message that it sends is of another version. */
    VERSION,
    /** It has its devices in another order. */
    REVERSED,
    /** It stops before a step, for ever, and is killed there. */
    KILLED
  }

  static Failure of(Side side, Kind kind, Enum<?> of) {
    return of(side, kind, of, 0);
  }

  static Failure of(Side side, Kind kind, Enum<?> of, int nth) {
    return new Failure(side, kind, of.name(), nth);
  }
}
