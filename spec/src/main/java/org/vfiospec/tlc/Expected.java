package org.vfiospec.tlc;

import java.util.Optional;
import java.util.Set;

/**
 * What the manifest says that checking a model yields.
 *
 * @param result {@code success}, {@code safety failure} or {@code liveness failure}
 * @param counts the state space's; empty for a model that no check searches to its end
 * @param violated the properties that do not hold
 */
public record Expected(String result, Optional<Counts> counts, Set<String> violated) {}
