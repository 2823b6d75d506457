package org.vfiospec.tlc;

import java.time.Duration;

/**
 * What the two sides of a distributed check say to each other, a line each. What TLC says to
 * itself, it says by RMI.
 */
final class CrewLines {
  /** Both begin with it. */
  static final String GREETING = "vfiospec distributed check 1";

  /** The server: a search begins; followed by the port of TLC's registry, and by a name. */
  static final String MODEL = "model ";

  /** The server: the search is over. */
  static final String DONE = "done";

  /** The server: it is still there. */
  static final String HERE = "here";

  /** The server: there will be no other search. */
  static final String OVER = "over";

  /** A worker: it can do nothing for this search; followed by why. */
  static final String FAILED = "failed ";

  /** How often the server says that it is still there. */
  static final Duration PULSE = Duration.ofSeconds(10);

  /** Who has heard nothing for so long has lost the server. */
  static final Duration SILENCE = PULSE.multipliedBy(3);

  private CrewLines() {}
}
