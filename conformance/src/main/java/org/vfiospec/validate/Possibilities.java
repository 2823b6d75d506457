package org.vfiospec.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;

/** How behaviours go on where none goes on as it was observed. */
final class Possibilities {
  private static final int NO_STEP = -1;

  private final StateGraph graph;
  private final Observation seen;
  private final Sight sight;

  /**
   * A step and the values that were to be observed behind it, in numbers: many edges share them.
   */
  private record Outcome(int step, List<Integer> values) {}

  Possibilities(StateGraph graph, Observation seen, Sight sight) {
    this.graph = graph;
    this.seen = seen;
    this.sight = sight;
  }

  /** What is most like the observation comes first. */
  List<Possible> behind(Frontier frontier) {
    Set<Outcome> outcomes = new LinkedHashSet<>();
    for (int i = 0; i < frontier.size(); i++) {
      int state = frontier.state(i);
      if (sight.stutters()) {
        outcomes.add(outcome(NO_STEP, state));
      }
      for (int edge = graph.outBegin(state); edge < graph.outEnd(state); edge++) {
        outcomes.add(outcome(graph.stepId(edge), graph.target(edge)));
      }
    }
    List<Possible> possible = new ArrayList<>();
    outcomes.forEach(outcome -> possible.add(possible(outcome)));
    possible.sort(
        Comparator.<Possible, Event.Fit>comparing(
                each -> each.step().map(seen.event()::fit).orElse(Event.Fit.FITS))
            .thenComparing(each -> each.differing().size()));
    return List.copyOf(possible);
  }

  private Outcome outcome(int step, int state) {
    List<Integer> values = new ArrayList<>();
    for (int variable : sight.variables()) {
      values.add(graph.valueId(state, variable));
    }
    return new Outcome(step, values);
  }

  private Possible possible(Outcome outcome) {
    Map<String, Object> shows = new LinkedHashMap<>();
    Set<String> differing = new LinkedHashSet<>();
    for (int i = 0; i < sight.variables().length; i++) {
      int variable = sight.variables()[i];
      int id = outcome.values().get(i);
      shows.put(graph.variables().get(variable), graph.values(variable).get(id));
      if (!sight.values()[i].test(id)) {
        differing.add(graph.variables().get(variable));
      }
    }
    Optional<Step> step =
        outcome.step() == NO_STEP
            ? Optional.empty()
            : Optional.of(graph.steps().get(outcome.step()));
    return new Possible(step, shows, differing);
  }
}
