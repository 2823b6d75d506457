package org.vfiospec.tlc;

import java.io.Serializable;

/**
 * The size of a state space that was searched to its end.
 *
 * @param distinct reachable states
 * @param generated states generated, the repeated ones too
 * @param depth states on the longest of the shortest paths to a state
 */
public record Counts(long distinct, long generated, int depth) implements Serializable {}
