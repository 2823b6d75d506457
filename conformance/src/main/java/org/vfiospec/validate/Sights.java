package org.vfiospec.validate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.vfiospec.tlc.StateGraph;

/**
 * Finds the numbers of what observations tell. A log says the same of a variable again and again,
 * so each is looked up once: whole values by an index, what is known partly among all values.
 */
final class Sights {
  private static final IntPredicate NONE = id -> false;

  private final StateGraph graph;
  private final Map<Event, BitSet> steps = new HashMap<>();
  private final List<Map<Object, Integer>> indices = new ArrayList<>();
  private final List<Map<Partly, BitSet>> partly = new ArrayList<>();

  Sights(StateGraph graph) {
    this.graph = graph;
    for (int v = 0; v < graph.variables().size(); v++) {
      indices.add(null);
      partly.add(new HashMap<>());
    }
  }

  /**
   * An observation in numbers.
   *
   * @throws IllegalArgumentException if the graph lacks a variable of it
   */
  Sight of(Observation observation) {
    int size = observation.shown().size();
    int[] variables = new int[size];
    IntPredicate[] values = new IntPredicate[size];
    int at = 0;
    for (Map.Entry<String, Object> shown : observation.shown().entrySet()) {
      variables[at] = variable(shown.getKey());
      values[at] = values(variables[at], shown.getValue());
      at++;
    }
    BitSet of = steps.computeIfAbsent(observation.event(), this::steps);
    return new Sight(of, observation.stutters(), variables, values);
  }

  private int variable(String name) {
    int found = graph.variables().indexOf(name);
    if (found < 0) {
      throw new IllegalArgumentException(
          "no variable " + name + " is specified; specified are " + graph.variables());
    }
    return found;
  }

  private BitSet steps(Event event) {
    BitSet of = new BitSet();
    for (int step = 0; step < graph.steps().size(); step++) {
      of.set(step, event.fit(graph.steps().get(step)) == Event.Fit.FITS);
    }
    return of;
  }

  private IntPredicate values(int variable, Object known) {
    if (known instanceof Partly some) {
      return partly.get(variable).computeIfAbsent(some, each -> admitted(variable, each))::get;
    }
    if (indices.get(variable) == null) {
      indices.set(variable, index(variable));
    }
    Integer id = indices.get(variable).get(known);
    return id == null ? NONE : found -> found == id;
  }

  private BitSet admitted(int variable, Partly known) {
    List<Object> values = graph.values(variable);
    BitSet admitted = new BitSet();
    for (int id = 0; id < values.size(); id++) {
      admitted.set(id, known.admits(values.get(id)));
    }
    return admitted;
  }

  private Map<Object, Integer> index(int variable) {
    List<Object> values = graph.values(variable);
    Map<Object, Integer> index = new HashMap<>();
    for (int id = 0; id < values.size(); id++) {
      index.put(values.get(id), id);
    }
    return index;
  }
}
