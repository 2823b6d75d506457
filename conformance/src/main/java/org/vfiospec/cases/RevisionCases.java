package org.vfiospec.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cases of one revision of a part.
 *
 * @param part the part's name
 * @param revision the revision's name
 * @param witnesses one a case, the shortest first, and of these in the order in which they are
 *     found
 * @param violated the invariants that are violated, whether or not {@code Cases} tells of them
 * @param possible how many cases a property could have, if the specification says so
 */
public record RevisionCases(
    String part,
    String revision,
    List<Witness> witnesses,
    Set<String> violated,
    Optional<Integer> possible) {
  /** Copies list and set. */
  public RevisionCases {
    witnesses = List.copyOf(witnesses);
    violated = Set.copyOf(violated);
  }

  /** The witnesses of the cases of one property. */
  public List<Witness> witnesses(String property) {
    return witnesses.stream().filter(each -> each.shown().property().equals(property)).toList();
  }

  /** How many cases of the property come about where nothing was violated before. */
  public long first(String property) {
    return witnesses(property).stream().filter(Witness::first).count();
  }

  /** Whether the property is violated, and no case tells how. */
  public boolean isUntold(String property) {
    return violated.contains(property) && witnesses(property).isEmpty();
  }
}
