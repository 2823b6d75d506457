package org.vfiospec.tlc;

import java.util.Set;

/**
 * What the manifest says that checking a model yields.
 *
 * @param result {@code success}, {@code safety failure} or {@code liveness failure}
 * @param counts the size of the state space
 * @param violated the properties that do not hold
 */
public record Expected(String result, Counts counts, Set<String> violated) {}
