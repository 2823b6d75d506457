package org.vfiospec.tlc.search;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.boundary.EvaluationFailure;
import org.vfiospec.tlc.boundary.Relation;
import org.vfiospec.tlc.boundary.Violation;

/**
 * Which fair actions {@code <A>_v} are enabled in a state, and which of its transitions are steps
 * of theirs. It takes the parts of A as the search takes those of the next-state relation, and
 * mostly their very answers. Where A says nothing of a variable, such as a history that is
 * remembered of the step, any next value will do. Where v is no tuple of variables that A gives
 * values, TLC evaluates {@code ENABLED <A>_v} and {@code <A>_v}.
 */
public final class FairActions {
  private final Violation.FairAction[] actions;
  private final StateTable states;
  private final Trees trees;
  private final Layout layout;
  private final int[] row;
  private final int[] targetRow;
  private final long[] packed;
  private final long[] successor;
  private final long[] target;

  /** The state whose bits {@link #target} has. */
  private int targetNumber = -1;

  private final Known[] known;

  /** For the variables that steps say nothing of, the bits of the others. */
  private final Map<int[], long[]> given = new IdentityHashMap<>();

  /**
   * States that a step may lead to.
   *
   * @param bits the values of the variables that the action gives one
   * @param given the bits that these values have
   */
  private record Some(long[] bits, long[] given) {
    boolean has(long[] state) {
      for (int w = 0; w < state.length; w++) {
        if (((state[w] ^ bits[w]) & given[w]) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  /** What is known of an action in the state. */
  private static final class Known {
    private final boolean[] inSubscript;
    private boolean byParts;
    private boolean enabled;
    private int[] targets = new int[8];
    private int size;
    private final List<Some> some = new ArrayList<>();

    Known(int variables, int[] subscript) {
      inSubscript = new boolean[variables];
      for (int i = 0; subscript != null && i < subscript.length; i++) {
        inSubscript[subscript[i]] = true;
      }
    }

    void begin() {
      byParts = true;
      enabled = false;
      size = 0;
      some.clear();
    }

    void add(int target) {
      if (size == targets.length) {
        targets = java.util.Arrays.copyOf(targets, 2 * size);
      }
      targets[size++] = target;
    }

    boolean leadsTo(int target) {
      for (int i = 0; i < size; i++) {
        if (targets[i] == target) {
          return true;
        }
      }
      return false;
    }
  }

  FairActions(Violation.FairAction[] actions, StateTable states, Trees trees) {
    this.actions = actions;
    this.states = states;
    this.trees = trees;
    this.layout = states.layout();
    this.row = new int[layout.variables()];
    this.targetRow = new int[layout.variables()];
    this.packed = new long[layout.words()];
    this.successor = new long[layout.words()];
    this.target = new long[layout.words()];
    this.known = new Known[actions.length];
    for (int a = 0; a < known.length; a++) {
      known[a] = new Known(layout.variables(), actions[a].subscript());
    }
  }

  /** The state that the next questions are about. */
  public void at(int state) {
    states.rows().copy(state, packed);
    layout.unpack(packed, row);
    for (int a = 0; a < actions.length; a++) {
      known[a].begin();
      if (actions[a].relation() == null || actions[a].subscript() == null) {
        known[a].byParts = false;
      } else {
        try {
          take(actions[a].relation(), a);
        } catch (EvaluationFailure e) {
          // A need not be an action that successors can be made by: TLC is asked about steps.
          known[a].byParts = false;
        }
      }
    }
  }

  private void take(Relation relation, int action) {
    for (int part : relation.parts()) {
      take(part, action);
    }
    for (int divided : relation.divided()) {
      int[] parts = trees.leaf(divided, row, null).answer();
      for (int i = 0; i < parts.length; i += 2) {
        take(parts[i], action);
      }
    }
  }

  private void take(int part, int action) {
    Leaf leaf = trees.leaf(part, row, null);
    if (leaf.isEmpty()) {
      return;
    }
    Successors.Successor[] successors = leaf.successors(layout).each();
    if (successors == null) {
      // A value that no state has: TLC need not be asked about the states alone.
      known[action].byParts = false;
      return;
    }
    for (Successors.Successor each : successors) {
      if (lacks(each, known[action].inSubscript) || !make(each)) {
        known[action].byParts = false;
      } else if (changes(actions[action].subscript())) {
        known[action].enabled = true;
        leads(known[action], each.missing());
      }
    }
  }

  private void leads(Known action, int[] missing) {
    if (missing.length > 0) {
      action.some.add(new Some(successor.clone(), given.computeIfAbsent(missing, this::allBut)));
      return;
    }
    int number = states.number(successor, Hash.of(states.hash().sum(successor)));
    if (number >= 0) {
      action.add(number);
    }
  }

  private long[] allBut(int[] variables) {
    long[] bits = new long[layout.words()];
    java.util.Arrays.fill(bits, -1);
    for (int variable : variables) {
      bits[layout.word(variable)] &= ~layout.bits(variable);
    }
    return bits;
  }

  private static boolean lacks(Successors.Successor made, boolean[] variables) {
    for (int missing : made.missing()) {
      if (variables[missing]) {
        return true;
      }
    }
    return false;
  }

  private boolean make(Successors.Successor change) {
    for (int w = 0; w < successor.length; w++) {
      successor[w] = packed[w] & change.keep()[w] | change.put()[w];
    }
    for (int i = 0; i < change.edited().length; i++) {
      int variable = change.edited()[i];
      int id = trees.edits().edited(change.edits()[i], row[variable]);
      if (!layout.holds(variable, id)) {
        return false;
      }
      int word = layout.word(variable);
      successor[word] = successor[word] & ~layout.bits(variable) | layout.put(variable, id);
    }
    return true;
  }

  private boolean changes(int[] subscript) {
    for (int variable : subscript) {
      if (layout.id(variable, successor[layout.word(variable)]) != row[variable]) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code <A>_v} is enabled. */
  public boolean isEnabled(int action) {
    return known[action].byParts
        ? known[action].enabled
        : trees.isTrue(actions[action].enabled(), row, null);
  }

  /** Whether the step to a state is one of {@code <A>_v}. */
  public boolean isTaken(int action, int number) {
    if (known[action].byParts) {
      return known[action].leadsTo(number) || leadsToSome(known[action], number);
    }
    states.unpack(number, targetRow);
    return trees.isTrue(actions[action].taken(), row, targetRow);
  }

  private boolean leadsToSome(Known action, int number) {
    if (action.some.isEmpty()) {
      return false;
    }
    if (number != targetNumber) {
      states.rows().copy(number, target);
      targetNumber = number;
    }
    for (Some some : action.some) {
      if (some.has(target)) {
        return true;
      }
    }
    return false;
  }
}
