package org.vfiospec.tlc;

import java.util.Map;

/**
 * What an exploration found.
 *
 * @param distinct reachable states
 * @param generated states generated, the repeated ones too
 * @param depth states on the longest of the shortest paths to a state
 * @param violations a shortest trace to a violation of each invariant that does not hold, in the
 *     configuration's order
 * @param seconds how long it took, with reading the specification
 */
public record Verdicts(
    long distinct, long generated, int depth, Map<String, Trace> violations, double seconds) {

  /** What a model that forbids deadlock, and reaches one, violates. */
  public static final String DEADLOCK = "Deadlock";
}
