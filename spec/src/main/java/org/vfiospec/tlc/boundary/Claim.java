package org.vfiospec.tlc.boundary;

/**
 * What a temporal property says, taken apart as TLC does.
 *
 * @param property its name
 * @param initially the predicates that hold in initial states
 * @param always the predicates that hold in every state
 * @param steps the predicates that hold of every transition
 * @param violations what else there may be for behaviours that violate it, or empty
 */
public record Claim(
    String property, int[] initially, int[] always, int[] steps, Violation[] violations) {

  /** Whether it says nothing that a search for states and transitions does not tell. */
  public boolean isSafety() {
    return violations.length == 0;
  }
}
