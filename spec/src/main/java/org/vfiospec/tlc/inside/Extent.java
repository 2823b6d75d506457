package org.vfiospec.tlc.inside;

import java.util.Set;

/** How far a search goes. */
interface Extent {
  /** Every reachable state. */
  Extent WHOLE =
      new Extent() {
        @Override
        public boolean isReached(Set<String> violated) {
          return false;
        }

        @Override
        public boolean endsAtViolations() {
          return false;
        }
      };

  /** Every state that is reachable without one before it that violates an invariant. */
  Extent TO_VIOLATIONS =
      new Extent() {
        @Override
        public boolean isReached(Set<String> violated) {
          return false;
        }

        @Override
        public boolean endsAtViolations() {
          return true;
        }
      };

  /** As far as there is something to find out: until one of these properties is violated. */
  static Extent until(Set<String> properties) {
    return new Extent() {
      @Override
      public boolean isReached(Set<String> violated) {
        return properties.stream().anyMatch(violated::contains);
      }

      @Override
      public boolean endsAtViolations() {
        return false;
      }
    };
  }

  /** Until all of these properties are violated; if there are none, every reachable state. */
  static Extent untilAll(Set<String> properties) {
    return new Extent() {
      @Override
      public boolean isReached(Set<String> violated) {
        return !properties.isEmpty() && violated.containsAll(properties);
      }

      @Override
      public boolean endsAtViolations() {
        return false;
      }
    };
  }

  /** Whether the search may end, with these properties known to be violated. */
  boolean isReached(Set<String> violated);

  /** Whether a state that violates an invariant has no successors. */
  boolean endsAtViolations();
}
