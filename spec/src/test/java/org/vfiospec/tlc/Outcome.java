package org.vfiospec.tlc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All that an exploration says, as lines of text: two explorations are alike if, and only if, these
 * are equal. A failure is one line.
 */
record Outcome(List<String> lines) {
  static Outcome of(Supplier<Exploration> exploring) {
    try {
      return of(exploring.get());
    } catch (SpecException e) {
      return new Outcome(List.of("fails: " + e.getMessage()));
    }
  }

  static Outcome of(Exploration exploration) {
    List<String> lines = new ArrayList<>();
    StateGraph graph = exploration.graph();
    lines.add(graph.stateCount() + " states, " + graph.edgeCount() + " edges");
    lines.add("generated " + exploration.generated() + ", depth " + exploration.depth());
    exploration.violations().forEach((name, trace) -> lines.add("violated " + name + ": " + trace));
    for (int s = 0; s < graph.stateCount(); s++) {
      lines.add(state(graph, s));
      for (int e = graph.outBegin(s); e < graph.outEnd(s); e++) {
        lines.add("  " + graph.step(e) + " to " + graph.target(e));
      }
    }
    return new Outcome(lines);
  }

  private static String state(StateGraph graph, int state) {
    return state
        + ", from "
        + graph.parent(state)
        + " by "
        + graph.parentEdge(state)
        + ": "
        + text(graph.state(state));
  }

  private static List<String> text(Map<String, Object> state) {
    return state.entrySet().stream()
        .map(each -> each.getKey() + " = " + TlaText.of(each.getValue()))
        .toList();
  }

  boolean failed() {
    return lines.get(0).startsWith("fails: ");
  }
}
