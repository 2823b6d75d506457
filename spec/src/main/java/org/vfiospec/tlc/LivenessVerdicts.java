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
 */
public record LivenessVerdicts(Map<Property, Optional<Trace>> counterexamples) {
  /** Copies the map. */
  public LivenessVerdicts {
    counterexamples = Collections.unmodifiableMap(new LinkedHashMap<>(counterexamples));
  }
}
