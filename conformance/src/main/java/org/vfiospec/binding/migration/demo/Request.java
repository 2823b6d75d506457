package org.vfiospec.binding.migration.demo;

/**
 * What a host is asked for.
 *
 * @param kind what
 * @param number what {@code kind} says; else 0
 */
record Request(Kind kind, long number) {
  enum Kind {
    /** Start the guest. */
    BOOT,
    /** Take a guest from whoever connects first. */
    LISTEN,
    /** Give the guest to the host at a port. */
    MIGRATE,
    /** Tell when the guest has written a number of blocks more. */
    AWAIT_BLOCKS,
    /** Stop the guest, and tell what is wrong with it. */
    PAUSE,
    /** The other side does not run the guest, and never will. */
    RUN_HERE
  }

  static Request of(Kind kind) {
    return new Request(kind, 0);
  }
}
