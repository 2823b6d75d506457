package org.vfiospec.tlc;

import java.util.List;
import java.util.Map;

/**
 * Decides temporal properties on the state graph. TLC takes a property and the specification's
 * fairness apart, into the forms that a counterexample can have, and evaluates what they mention; a
 * counterexample is then a path to a strongly connected component that is fair. Among all such
 * components, it leads to one that a shortest path leads to.
 */
public final class Liveness {
  private Liveness() {}

  /** Checks each of {@code properties}, which are temporal ones, on one graph. */
  public static LivenessVerdicts check(Model model, List<Property> properties) {
    for (Property property : properties) {
      if (property.kind() != Property.Kind.TEMPORAL) {
        throw new IllegalArgumentException(property.name() + " is an invariant: ask Explorer");
      }
    }
    if (properties.isEmpty()) {
      return new LivenessVerdicts(Map.of());
    }
    return new LivenessVerdicts(Checker.temporal(model.withProperties(properties)));
  }
}
