package org.vfiospec.tlc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.vfiospec.tlc.boundary.GraphParts;

/**
 * Every reachable state of a model and every transition between them. States are numbered from 0 in
 * the order of a breadth-first search, so the initial states come first and depth never decreases;
 * edges are numbered from 0 in the order of their sources. Two transitions between the same states
 * are two edges if, and only if, their steps differ. A step that changes nothing is an edge too.
 * Immutable, so safe for any number of threads.
 */
public final class StateGraph {
  private final GraphParts parts;

  /** For the search that builds the graph. */
  public StateGraph(GraphParts parts) {
    this.parts = parts;
  }

  /** The variables in the order of their declaration. */
  public List<String> variables() {
    return parts.variables();
  }

  /** The number of states. */
  public int stateCount() {
    return parts.states();
  }

  /** The value of a variable, by the variable's place in {@link #variables()}. */
  public Object value(int state, int variable) {
    return parts.values()[variable][valueId(state, variable)];
  }

  /**
   * A number that two states share if and only if the variable has the same value in both: dense,
   * from 0.
   */
  public int valueId(int state, int variable) {
    return parts.rows().get(checked(state), variable);
  }

  /** The values that a variable takes, by their {@link #valueId}. */
  public List<Object> values(int variable) {
    return Collections.unmodifiableList(Arrays.asList(parts.values()[variable]));
  }

  /** The state as a map from variable to value, in the order of {@link #variables()}. */
  public Map<String, Object> state(int state) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int v = 0; v < variables().size(); v++) {
      map.put(variables().get(v), value(state, v));
    }
    return Collections.unmodifiableMap(map);
  }

  /** The initial states: the first ones. The array is a new one. */
  public int[] initialStates() {
    return IntStream.range(0, levelEnd(0)).toArray();
  }

  /** The number of edges. */
  public int edgeCount() {
    return parts.targets().length;
  }

  /**
   * The state that an edge leaves; found by a search, so whoever needs it for all edges goes from
   * {@link #outBegin} to {@link #outEnd} of each state instead.
   *
   * @throws IndexOutOfBoundsException if there is no such edge
   */
  public int source(int edge) {
    int found = Arrays.binarySearch(parts.firstEdges(), checkedEdge(edge));
    int state = found >= 0 ? found : -found - 2;
    // States without edges share their first edge with the next one that has some.
    while (parts.firstEdges()[state + 1] == parts.firstEdges()[state]) {
      state++;
    }
    return state;
  }

  /**
   * The state that an edge enters.
   *
   * @throws IndexOutOfBoundsException if there is no such edge
   */
  public int target(int edge) {
    return parts.targets()[edge];
  }

  /**
   * The step that an edge is.
   *
   * @throws IndexOutOfBoundsException if there is no such edge
   */
  public Step step(int edge) {
    return parts.steps().get(stepId(edge));
  }

  /** The place of an edge's step in {@link #steps()}. */
  public int stepId(int edge) {
    return parts.edgeSteps()[edge];
  }

  /** The distinct steps. */
  public List<Step> steps() {
    return parts.steps();
  }

  /** The edges that leave a state are those from here to before {@link #outEnd}. */
  public int outBegin(int state) {
    return parts.firstEdges()[checked(state)];
  }

  /** See {@link #outBegin}. */
  public int outEnd(int state) {
    return parts.firstEdges()[checked(state) + 1];
  }

  /** How many steps the state is from an initial one, at least. */
  public int depth(int state) {
    int found = Arrays.binarySearch(parts.levels(), checked(state));
    return found >= 0 ? found : -found - 2;
  }

  /** The state before this one on a shortest path, or -1 for an initial state. */
  public int parent(int state) {
    return parts.parents()[checked(state)];
  }

  /**
   * The edge that leads from {@link #parent} to this state on a shortest path, or -1 for an initial
   * state.
   */
  public int parentEdge(int state) {
    int parent = parent(state);
    if (parent < 0) {
      return -1;
    }
    for (int e = outBegin(parent); e < outEnd(parent); e++) {
      if (target(e) == state && stepId(e) == parts.parentSteps()[state]) {
        return e;
      }
    }
    throw new IllegalStateException("state " + state + " has no edge from its parent");
  }

  /** A shortest trace from an initial state to this one. */
  public Trace trace(int state) {
    Deque<Map<String, Object>> states = new ArrayDeque<>();
    Deque<Step> steps = new ArrayDeque<>();
    states.addFirst(state(state));
    for (int s = state; parent(s) >= 0; s = parent(s)) {
      steps.addFirst(parts.steps().get(parts.parentSteps()[s]));
      states.addFirst(state(parent(s)));
    }
    return new Trace(
        variables(), new ArrayList<>(states), new ArrayList<>(steps), OptionalInt.empty());
  }

  /** The value of a definition that was asked for as an observation. */
  public Object observation(String definition, int state) {
    int at = observed(definition);
    return parts.observed()[at][parts.observedIds()[at][checked(state)]];
  }

  private int observed(String definition) {
    int at = parts.observations().indexOf(definition);
    if (at < 0) {
      throw new IllegalArgumentException(
          definition + " was not observed; observed are " + parts.observations());
    }
    return at;
  }

  private int levelEnd(int level) {
    return level + 1 < parts.levels().length ? parts.levels()[level + 1] : parts.states();
  }

  private int checked(int state) {
    if (state < 0 || state >= parts.states()) {
      throw new IndexOutOfBoundsException("state " + state + " of " + parts.states());
    }
    return state;
  }

  private int checkedEdge(int edge) {
    if (edge < 0 || edge >= edgeCount()) {
      throw new IndexOutOfBoundsException("edge " + edge + " of " + edgeCount());
    }
    return edge;
  }
}
