package org.vfiospec.tlc;

import java.util.Set;

/**
 * What the manifest says that checking a model yields.
 *
 * @param result {@code success}, {@code safety failure} or {@code liveness failure}
 * @param distinctStates reachable states
 * @param totalStates states generated, the repeated ones too
 * @param stateDepth states on the longest of the shortest paths to a state
 * @param violated the properties that do not hold
 */
public record Expected(
    String result, long distinctStates, long totalStates, int stateDepth, Set<String> violated) {}
