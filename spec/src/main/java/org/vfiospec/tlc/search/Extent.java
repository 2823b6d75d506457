package org.vfiospec.tlc.search;

import java.util.Set;

/** How far a search goes. */
public interface Extent {
  /** Every reachable state. */
  Extent WHOLE = new Bounded(false, violated -> false);

  /** Every state that is reachable without one before it that violates an invariant. */
  Extent TO_VIOLATIONS = new Bounded(true, violated -> false);

  /** As far as there is something to find out: until one of these properties is violated. */
  static Extent until(Set<String> properties) {
    return new Bounded(false, violated -> properties.stream().anyMatch(violated::contains));
  }

  /** Until all of these properties are violated; if there are none, every reachable state. */
  static Extent untilAll(Set<String> properties) {
    return new Bounded(
        false, violated -> !properties.isEmpty() && violated.containsAll(properties));
  }

  /** Whether the search may end, with these properties known to be violated. */
  boolean isReached(Set<String> violated);

  /** Whether a state that violates an invariant has no successors. */
  boolean endsAtViolations();
}
