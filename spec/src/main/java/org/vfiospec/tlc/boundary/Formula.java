package org.vfiospec.tlc.boundary;

/** A formula of predicates, about a state or about a transition. */
public sealed interface Formula {
  /** True or false. */
  record Constant(boolean value) implements Formula {}

  /** A predicate of a state, or of the state that a transition leaves. */
  record OfState(int question) implements Formula {}

  /** A predicate of a transition. */
  record OfStep(int question) implements Formula {}

  /** Whether a fair action is enabled in a state: see {@link Violation#fairness}. */
  record Enabled(int action) implements Formula {}

  /** Whether a transition is a step of a fair action. */
  record Taken(int action) implements Formula {}

  /** Negation. */
  record Not(Formula body) implements Formula {}

  /** Conjunction. */
  record And(Formula[] parts) implements Formula {}

  /** Disjunction. */
  record Or(Formula[] parts) implements Formula {}
}
