package org.vfiospec.tlc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a liveness check found.
 *
 * @param counterexamples for each property that was asked for, in that order, a counterexample, or
 *     empty if it holds
 * @param counts the state space's; empty if no search of it came to its end, because each of the
 *     properties is violated, or holds whatever the behaviours are
 */
public record LivenessVerdicts(
    Map<Property, Optional<Trace>> counterexamples, Optional<Counts> counts) {
  /** Copies the map. */
  public LivenessVerdicts {
    counterexamples = Collections.unmodifiableMap(new LinkedHashMap<>(counterexamples));
  }
}
