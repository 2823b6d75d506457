package org.vfiospec.serial;

/** What became of a character that came in on the line. */
public enum Reception {
  /** It can be read. */
  RECEIVED,
  /** A character was lost, this one or the one before; the line status says so. */
  OVERRUN,
  /** It is lost: in loopback the line is not connected to the receiver. */
  DISCONNECTED,
  /** Nothing happened to it: the device is frozen, and the line has to keep it. */
  REFUSED
}
