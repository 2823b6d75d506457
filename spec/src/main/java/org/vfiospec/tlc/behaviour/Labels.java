package org.vfiospec.tlc.behaviour;

import org.vfiospec.tlc.boundary.Formula;
import org.vfiospec.tlc.boundary.Violation;
import org.vfiospec.tlc.search.FairActions;
import org.vfiospec.tlc.search.Space;

/**
 * Which of the predicates that a violation's cases name are true of each state, of each transition,
 * and of stuttering in each state.
 */
final class Labels {
  private final Space space;
  private final FairActions fair;
  private final Bits states;
  private final Bits transitions;
  private final Bits stuttering;
  private final Bits consistent;
  private final int[] row;
  private final int[] targetRow;

  Labels(Space space, Violation violation) {
    this.space = space;
    this.fair = space.fairActions(violation.fairness());
    this.row = new int[space.variables()];
    this.targetRow = new int[space.variables()];
    this.states = new Bits(space.states(), violation.states().length);
    this.transitions = new Bits(space.transitions(), violation.actions().length);
    this.stuttering = new Bits(space.states(), violation.actions().length);
    int nodes = violation.tableau() == null ? 0 : violation.tableau().consistent().length;
    this.consistent = new Bits(space.states(), nodes);
    for (int state = 0; state < space.states(); state++) {
      label(state, violation, nodes);
    }
  }

  private void label(int state, Violation violation, int nodes) {
    space.unpack(state, row);
    fair.at(state);
    for (int node = 0; node < nodes; node++) {
      if (space.isTrue(violation.tableau().consistent()[node], row, null)) {
        consistent.set(state, node);
      }
    }
    for (int i = 0; i < violation.states().length; i++) {
      if (holds(violation.states()[i], state)) {
        states.set(state, i);
      }
    }
    for (int i = 0; i < violation.actions().length; i++) {
      Formula action = violation.actions()[i];
      if (holds(action, state)) {
        stuttering.set(state, i);
      }
      for (int t = space.begin(state); t < space.end(state); t++) {
        if (holds(action, space.target(t))) {
          transitions.set(t, i);
        }
      }
    }
  }

  /** Whether a formula is true of the step from the state that is labelled to another. */
  private boolean holds(Formula formula, int target) {
    if (formula instanceof Formula.Constant constant) {
      return constant.value();
    }
    if (formula instanceof Formula.OfState predicate) {
      return space.isTrue(predicate.question(), row, null);
    }
    if (formula instanceof Formula.OfStep predicate) {
      space.unpack(target, targetRow);
      return space.isTrue(predicate.question(), row, targetRow);
    }
    if (formula instanceof Formula.Enabled enabled) {
      return fair.isEnabled(enabled.action());
    }
    if (formula instanceof Formula.Taken taken) {
      return fair.isTaken(taken.action(), target);
    }
    if (formula instanceof Formula.Not negation) {
      return !holds(negation.body(), target);
    }
    if (formula instanceof Formula.And conjunction) {
      for (Formula part : conjunction.parts()) {
        if (!holds(part, target)) {
          return false;
        }
      }
      return true;
    }
    for (Formula part : ((Formula.Or) formula).parts()) {
      if (holds(part, target)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a predicate of states, by its place in the violation, is true. */
  boolean ofState(int state, int predicate) {
    return states.get(state, predicate);
  }

  /** Whether a predicate of steps is true of a transition. */
  boolean ofTransition(int transition, int predicate) {
    return transitions.get(transition, predicate);
  }

  /** Whether it is true of the step that changes nothing. */
  boolean ofStuttering(int state, int predicate) {
    return stuttering.get(state, predicate);
  }

  /** Whether a state is consistent with a node of the tableau. */
  boolean isConsistent(int state, int node) {
    return consistent.get(state, node);
  }
}
