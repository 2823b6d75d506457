package org.vfiospec.machine.live;

/** What it took to have a device run. */
enum Recovery {
  /** It did what it should. */
  NOT_NEEDED,
  /** It was reset, and loaded with what it held. */
  RELOADED,
  /** It was reset, and what it held is gone. */
  LOST
}
