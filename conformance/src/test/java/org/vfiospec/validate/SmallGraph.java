package org.vfiospec.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.boundary.GraphParts;
import org.vfiospec.tlc.boundary.Rows;

/** A state graph made by hand: a state is the list of its values. */
final class SmallGraph {
  private record Edge(Step step, List<Object> target) {}

  private final List<String> variables;
  private final Set<List<Object>> initial = new LinkedHashSet<>();
  private final Map<List<Object>, Set<Edge>> edges = new LinkedHashMap<>();

  private SmallGraph(List<String> variables) {
    this.variables = variables;
  }

  static SmallGraph of(String... variables) {
    return new SmallGraph(List.of(variables));
  }

  SmallGraph starting(List<Object> state) {
    initial.add(state);
    return this;
  }

  SmallGraph edge(List<Object> source, Step step, List<Object> target) {
    edges.computeIfAbsent(source, each -> new LinkedHashSet<>()).add(new Edge(step, target));
    return this;
  }

  /** What is reachable, in the order of a breadth-first search. */
  StateGraph graph() {
    List<List<Object>> states = new ArrayList<>(initial);
    List<Integer> levels = new ArrayList<>(List.of(0));
    List<Integer> parents = new ArrayList<>();
    List<Integer> parentSteps = new ArrayList<>();
    List<Integer> firsts = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    List<Integer> edgeSteps = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    initial.forEach(
        state -> {
          parents.add(-1);
          parentSteps.add(-1);
        });
    int levelEnd = states.size();
    for (int at = 0; at < states.size(); at++) {
      if (at == levelEnd) {
        levels.add(at);
        levelEnd = states.size();
      }
      firsts.add(targets.size());
      for (Edge edge : edges.getOrDefault(states.get(at), Set.of())) {
        int step = placed(steps, edge.step());
        if (!states.contains(edge.target())) {
          parents.add(at);
          parentSteps.add(step);
        }
        targets.add(placed(states, edge.target()));
        edgeSteps.add(step);
      }
    }
    firsts.add(targets.size());
    return graph(states, levels, parents, parentSteps, firsts, targets, edgeSteps, steps);
  }

  private StateGraph graph(
      List<List<Object>> states,
      List<Integer> levels,
      List<Integer> parents,
      List<Integer> parentSteps,
      List<Integer> firsts,
      List<Integer> targets,
      List<Integer> edgeSteps,
      List<Step> steps) {
    List<List<Object>> values = new ArrayList<>();
    variables.forEach(variable -> values.add(new ArrayList<>()));
    Rows rows = new Rows(variables.size());
    for (List<Object> state : states) {
      int[] row = new int[variables.size()];
      Arrays.setAll(row, v -> placed(values.get(v), state.get(v)));
      rows.add(row);
    }
    return new StateGraph(
        new GraphParts(
            variables,
            values.stream().map(List::toArray).toArray(Object[][]::new),
            rows,
            states.size(),
            ints(levels),
            ints(parents),
            ints(parentSteps),
            ints(firsts),
            ints(targets),
            ints(edgeSteps),
            List.copyOf(steps),
            List.of(),
            new Object[0][],
            new int[0][]));
  }

  private static <T> int placed(List<T> all, T one) {
    if (!all.contains(one)) {
      all.add(one);
    }
    return all.indexOf(one);
  }

  private static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
