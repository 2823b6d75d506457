package org.vfiospec.tlc.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Exploration;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;
import org.vfiospec.tlc.boundary.Evaluator;
import org.vfiospec.tlc.boundary.GraphParts;
import org.vfiospec.tlc.boundary.StateRows;

/**
 * Makes the graph of what a search found. The numbers of values, observations and steps are made
 * anew, in the order in which states and edges have them: the search's own depend on which thread
 * met a value first.
 */
final class Graph {
  private final Evaluator evaluator;
  private final StateTable states;
  private final Edges edges;
  private final Ints parents;
  private final Ints parentSteps;
  private final Ints levels;
  private final List<String> observations;
  private final Ints[] observed;

  Graph(
      Evaluator evaluator,
      StateTable states,
      Edges edges,
      Ints parents,
      Ints parentSteps,
      Ints levels,
      List<String> observations,
      Ints[] observed) {
    this.evaluator = evaluator;
    this.states = states;
    this.edges = edges;
    this.parents = parents;
    this.parentSteps = parentSteps;
    this.levels = levels;
    this.observations = observations;
    this.observed = observed;
  }

  /** Numbers from 0, in the order in which they are asked for. */
  private static final class Numbering {
    private int[] numbers = new int[64];
    private final List<Integer> order = new ArrayList<>();

    int of(int old) {
      if (old >= numbers.length) {
        numbers = Arrays.copyOf(numbers, Math.max(old + 1, 2 * numbers.length));
      }
      if (numbers[old] == 0) {
        order.add(old);
        numbers[old] = order.size();
      }
      return numbers[old] - 1;
    }
  }

  /** Packed rows whose values have new numbers. */
  private record Rows(StateTable states, int[][] numbers) implements StateRows {
    @Override
    public int get(int row, int column) {
      return numbers[column][states.id(row, column)];
    }
  }

  Exploration exploration(Map<String, Trace> violations, long generated, double seconds) {
    int variables = evaluator.questions().variables().size();
    Object[][] values = new Object[variables][];
    int[][] numbers = new int[variables][];
    for (int v = 0; v < variables; v++) {
      int variable = v;
      Numbering numbering = new Numbering();
      for (int state = 0; state < states.size(); state++) {
        numbering.of(states.id(state, v));
      }
      values[v] = numbering.order.stream().map(id -> evaluator.value(variable, id)).toArray();
      numbers[v] = new int[evaluator.valueCount(v)];
      for (int id : numbering.order) {
        numbers[v][id] = numbering.of(id);
      }
    }
    Numbering steps = new Numbering();
    for (int step : evaluator.questions().next().steps()) {
      steps.of(step);
    }
    int[] edgeSteps = new int[edges.size()];
    for (int e = 0; e < edgeSteps.length; e++) {
      edgeSteps[e] = steps.of(edges.step(e));
    }
    int[] parentStepNumbers = new int[states.size()];
    for (int state = 0; state < states.size(); state++) {
      int step = parentSteps.get(state);
      parentStepNumbers[state] = step < 0 ? step : steps.of(step);
    }
    Object[][] observedValues = new Object[observed.length][];
    int[][] observedIds = new int[observed.length][];
    for (int i = 0; i < observed.length; i++) {
      int observation = i;
      Numbering numbering = new Numbering();
      observedIds[i] = Arrays.stream(observed[i].toArray()).map(numbering::of).toArray();
      observedValues[i] =
          numbering.order.stream().map(id -> evaluator.observed(observation, id)).toArray();
    }
    List<Step> all = evaluator.steps();
    GraphParts parts =
        new GraphParts(
            evaluator.questions().variables(),
            values,
            new Rows(states, numbers),
            states.size(),
            levels.toArray(),
            parents.toArray(),
            parentStepNumbers,
            edges.firstEdges(),
            edges.targets(),
            edgeSteps,
            steps.order.stream().map(all::get).toList(),
            observations,
            observedValues,
            observedIds);
    return new Exploration(
        new StateGraph(parts), generated, levels.size(), new LinkedHashMap<>(violations), seconds);
  }
}
