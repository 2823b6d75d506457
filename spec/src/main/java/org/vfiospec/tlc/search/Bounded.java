package org.vfiospec.tlc.search;

import java.util.Set;
import java.util.function.Predicate;

/**
 * An extent in two words.
 *
 * @param endsAtViolations whether a state that violates an invariant has no successors
 * @param reached whether the search may end with these properties violated
 */
record Bounded(boolean endsAtViolations, Predicate<Set<String>> reached) implements Extent {
  @Override
  public boolean isReached(Set<String> violated) {
    return reached.test(violated);
  }
}
