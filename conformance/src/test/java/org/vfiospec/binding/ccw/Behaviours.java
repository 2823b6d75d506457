package org.vfiospec.binding.ccw;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.vfiospec.tlc.StateGraph;

/**
 * The behaviours of a state graph, as far as a log shows them. States that differ in history alone
 * look the same in a log: each prefix is followed by a set of states.
 */
final class Behaviours {
  private final StateGraph graph;

  Behaviours(StateGraph graph) {
    this.graph = graph;
  }

  /** The place of the first step that no behaviour has after those before it. */
  OptionalInt firstForeign(List<LoggedStep> log) {
    Set<Integer> possible = new HashSet<>();
    for (int initial : graph.initialStates()) {
      possible.add(initial);
    }
    for (int i = 0; i < log.size(); i++) {
      possible = following(possible, log.get(i));
      if (possible.isEmpty()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private Set<Integer> following(Set<Integer> states, LoggedStep logged) {
    Set<Integer> next = new HashSet<>();
    for (int state : states) {
      for (int edge = graph.outBegin(state); edge < graph.outEnd(state); edge++) {
        if (graph.step(edge).equals(logged.step()) && shows(graph.target(edge), logged)) {
          next.add(graph.target(edge));
        }
      }
    }
    return next;
  }

  private boolean shows(int state, LoggedStep logged) {
    for (Map.Entry<String, Object> seen : logged.observed().entrySet()) {
      int variable = graph.variables().indexOf(seen.getKey());
      if (!graph.value(state, variable).equals(seen.getValue())) {
        return false;
      }
    }
    return true;
  }
}
