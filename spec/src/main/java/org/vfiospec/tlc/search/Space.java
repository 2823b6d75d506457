package org.vfiospec.tlc.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;
import org.vfiospec.tlc.boundary.Violation;

/**
 * The states and transitions that a search found, for questions about behaviours. States have the
 * numbers of the search, and so have transitions. For one thread.
 */
public final class Space {
  private final Search search;
  private final StateTable states;
  private final Edges edges;
  private final Trees trees;

  Space(Search search, StateTable states, Edges edges, Trees trees) {
    this.search = search;
    this.states = states;
    this.edges = edges;
    this.trees = trees;
  }

  /** The number of states. */
  public int states() {
    return states.size();
  }

  /** The number of transitions. */
  public int transitions() {
    return edges.size();
  }

  /** Whether a state is an initial one. */
  public boolean isInitial(int state) {
    return search.isInitial(state);
  }

  /** The transitions that leave a state are those from here to before {@link #end}. */
  public int begin(int state) {
    return edges.begin(state);
  }

  /** See {@link #begin}. */
  public int end(int state) {
    return edges.end(state);
  }

  /** The state that a transition enters. */
  public int target(int transition) {
    return edges.target(transition);
  }

  /** The number of variables. */
  public int variables() {
    return states.layout().variables();
  }

  /** A state as the ids of its variables' values. */
  public void unpack(int state, int[] row) {
    states.unpack(state, row);
  }

  /**
   * Whether a predicate is true of a state, or of a step.
   *
   * @param target null for a predicate of a state
   */
  public boolean isTrue(int question, int[] source, int[] target) {
    return trees.isTrue(question, source, target);
  }

  /** Fair actions, to be asked about state after state. */
  public FairActions fairActions(Violation.FairAction[] actions) {
    return new FairActions(actions, states, trees);
  }

  /**
   * An infinite behaviour.
   *
   * @param path its states, the repeated ones left out; each but the first follows by a transition
   * @param transitions these transitions; where the behaviour goes on from the last state by one,
   *     that is the last
   * @param loopStart the place in {@code path} at which it goes on
   */
  public Trace lasso(List<Integer> path, List<Integer> transitions, int loopStart) {
    List<Map<String, Object>> plain = new ArrayList<>();
    path.forEach(state -> plain.add(search.plain(state)));
    List<Step> steps = new ArrayList<>();
    transitions.forEach(transition -> steps.add(search.step(edges.step(transition))));
    return new Trace(search.variables(), plain, steps, OptionalInt.of(loopStart));
  }
}
