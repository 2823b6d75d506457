package org.vfiospec.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.tlc.Exploration;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.TlaText;

/** Finds the cases of a revision: explores its model, and looks at {@code Cases} in each state. */
public final class CaseSearch {
  /** A set of records, in each state: what is seen there. */
  static final String CASES = "Cases";

  /** How many cases one property could have. */
  private static final String POSSIBLE = "CaseCount";

  private CaseSearch() {}

  /** Whether the specification of a part tells cases apart. */
  public static boolean tellsCases(Part part) {
    return !part.model(part.revisions().get(0)).defined(CASES).isEmpty();
  }

  /** The cases of a revision that the part models. */
  public static RevisionCases of(Part part, Revision revision, ProgressListener listener) {
    Model model = part.model(revision);
    Exploration exploration = Explorer.explore(model, List.of(CASES), listener);
    Map<Case, Integer> found = firstStates(exploration.graph());
    Set<Case> first = firstSeen(exploration.graph());
    List<Witness> witnesses = new ArrayList<>();
    found.forEach(
        (shown, state) -> {
          check(part, revision, shown, exploration);
          witnesses.add(
              new Witness(shown, first.contains(shown), exploration.graph().trace(state).steps()));
        });
    return new RevisionCases(
        part.name(),
        revision.name(),
        witnesses,
        exploration.violations().keySet(),
        possible(model));
  }

  /** The first state that shows each: states are numbered by their depth. */
  private static Map<Case, Integer> firstStates(StateGraph graph) {
    Map<Case, Integer> first = new LinkedHashMap<>();
    for (int state = 0; state < graph.stateCount(); state++) {
      for (Object each : seen(graph, state)) {
        first.putIfAbsent(Case.of(each), state);
      }
    }
    return first;
  }

  /** The cases that are seen at the end of a behaviour that has shown none before. */
  private static Set<Case> firstSeen(StateGraph graph) {
    Set<Case> first = new HashSet<>();
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    for (int state : graph.initialStates()) {
      reached.set(state);
      open.add(state);
    }
    while (!open.isEmpty()) {
      int state = open.remove();
      Set<?> seen = seen(graph, state);
      seen.forEach(each -> first.add(Case.of(each)));
      for (int edge = graph.outBegin(state); seen.isEmpty() && edge < graph.outEnd(state); edge++) {
        if (!reached.get(graph.target(edge))) {
          reached.set(graph.target(edge));
          open.add(graph.target(edge));
        }
      }
    }
    return first;
  }

  private static Set<?> seen(StateGraph graph, int state) {
    Object cases = graph.observation(CASES, state);
    if (!(cases instanceof Set<?> seen)) {
      throw new SpecException(CASES + " has to be a set, but is " + TlaText.of(cases));
    }
    return seen;
  }

  /** The specification must not say of a property both that it holds, and how it is violated. */
  private static void check(Part part, Revision revision, Case shown, Exploration exploration) {
    Property property =
        part.properties().stream()
            .filter(each -> each.name().equals(shown.property()))
            .findFirst()
            .orElseThrow(
                () ->
                    new SpecException(
                        CASES
                            + " of "
                            + part.name()
                            + " names "
                            + shown.property()
                            + "; its properties are "
                            + part.properties().stream().map(Property::name).toList()));
    if (property.kind() == Property.Kind.INVARIANT
        && !exploration.violations().containsKey(property.name())) {
      throw new SpecException(
          CASES
              + " of "
              + part.name()
              + " shows cases of "
              + property.name()
              + ", which holds of "
              + revision.name());
    }
  }

  private static Optional<Integer> possible(Model model) {
    if (model.defined(POSSIBLE).isEmpty()) {
      return Optional.empty();
    }
    if (model.evaluate(POSSIBLE) instanceof Number number) {
      return Optional.of(number.intValue());
    }
    throw new SpecException(POSSIBLE + " of " + model.rootModule() + ".tla has to be a number");
  }
}
