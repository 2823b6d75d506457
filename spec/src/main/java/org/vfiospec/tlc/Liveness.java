package org.vfiospec.tlc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides temporal properties with TLC's own liveness checker, with one worker because that is when it is sound. Several
 * checks may go on at once, each in a thread of its own.
 */
public final class Liveness {
  private Liveness() {}

  /**
   * A counterexample for each of {@code properties} that does not hold, or empty for each that does, in their order. They
   * are checked together first, and one at a time only if some one does not hold, because TLC does not say which.
   */
  public static Map<Property, Optional<Trace>> check(Model model, List<Property> properties) {
    Map<Property, Optional<Trace>> results = new LinkedHashMap<>();
    if (properties.isEmpty()) {
      return results;
    }
    Optional<Trace> together = counterexample(model, properties);
    for (Property property : properties) {
      boolean known = together.isEmpty() || properties.size() == 1;
      results.put(property, known ? together : counterexample(model, List.of(property)));
    }
    return results;
  }

  private static Optional<Trace> counterexample(Model model, List<Property> properties) {
    for (Property property : properties) {
      if (property.kind() != Property.Kind.TEMPORAL) {
        throw new IllegalArgumentException(property.name() + " is an invariant: ask Explorer");
      }
    }
    return TlcRun.of(model.withProperties(properties), engine -> engine.counterexample());
  }
}
