package org.vfiospec.tlc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a check of all properties of a model found.
 *
 * @param verdicts of the invariants
 * @param temporal for each temporal property, in the order in which they were asked for, a
 *     counterexample, or empty if it holds
 */
public record Checked(Verdicts verdicts, Map<Property, Optional<Trace>> temporal) {
  /** Copies the map. */
  public Checked {
    temporal = Collections.unmodifiableMap(new LinkedHashMap<>(temporal));
  }
}
