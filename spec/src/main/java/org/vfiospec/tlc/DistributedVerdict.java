package org.vfiospec.tlc;

import java.util.Map;

/**
 * What TLC's distributed mode found of a model's invariants.
 *
 * @param violations how TLC tells a behaviour that leads to a violation, of each invariant that
 *     does not hold, and of {@link Verdicts#DEADLOCK} if there is one
 * @param distinct reachable states
 * @param generated states generated, the repeated ones too
 * @param seconds from the start of the first search to the end of the last
 */
public record DistributedVerdict(
    Map<String, String> violations, long distinct, long generated, double seconds) {}
