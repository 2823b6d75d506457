package org.vfiospec.validate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;

/**
 * A random graph and a log of a random walk through it, in which steps are missing and everything
 * else may be hidden. What two states differ in may be shown by no observation at all.
 */
final class RandomLog {
  private static final List<String> ACTIONS = List.of("A", "B", "C");
  private static final List<String> SHOWN = List.of("x", "r");

  private final Random random;
  final StateGraph graph;
  final Set<String> unlogged = new HashSet<>();
  final List<Seen> log = new ArrayList<>();

  private RandomLog(Random random, int states, int edges) {
    this.random = random;
    graph = graph(states, edges);
    ACTIONS.stream().filter(action -> random.nextInt(3) == 0).forEach(unlogged::add);
  }

  /** A log of a walk of so many steps at most. */
  static RandomLog ofWalk(long seed, int states, int edges, int steps) {
    RandomLog made = new RandomLog(new Random(seed), states, edges);
    made.walk(steps);
    return made;
  }

  /** The same with one change, which may be one that does not matter. */
  static RandomLog altered(long seed, int states, int edges, int steps) {
    RandomLog made = ofWalk(seed, states, edges, steps);
    made.alter();
    return made;
  }

  List<Observation> observations() {
    return log.stream().map(Seen::observation).toList();
  }

  private StateGraph graph(int states, int edges) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < states; i++) {
      rows.add(
          List.of(i, random.nextInt(3), Map.of("a", random.nextInt(2), "b", random.nextInt(2))));
    }
    SmallGraph graph = SmallGraph.of("hidden", "x", "r").starting(any(rows)).starting(any(rows));
    for (int i = 0; i < edges; i++) {
      graph.edge(any(rows), step(), any(rows));
    }
    return graph.graph();
  }

  private Step step() {
    String action = any(ACTIONS);
    return new Step(
        action,
        action.equals("A")
            ? List.of()
            : List.of(random.nextInt(2), Map.of("k", random.nextInt(2))));
  }

  private void walk(int steps) {
    int[] initial = graph.initialStates();
    int state = initial[random.nextInt(initial.length)];
    for (int i = 0; i < steps && graph.outBegin(state) < graph.outEnd(state); i++) {
      if (random.nextInt(6) == 0) {
        log.add(look(state));
      }
      int begin = graph.outBegin(state);
      int edge = begin + random.nextInt(graph.outEnd(state) - begin);
      state = graph.target(edge);
      if (!unlogged.contains(graph.step(edge).action()) || random.nextInt(4) == 0) {
        log.add(seen(graph.step(edge), state));
      }
    }
  }

  private void alter() {
    if (log.isEmpty()) {
      return;
    }
    int at = random.nextInt(log.size());
    int edge = graph.edgeCount() == 0 ? -1 : random.nextInt(graph.edgeCount());
    switch (random.nextInt(4)) {
      case 0 -> Collections.swap(log, at, random.nextInt(log.size()));
      case 1 -> log.remove(at);
      case 2 -> log.add(at, any(log));
      default -> log.set(at, seen(graph.step(edge), graph.target(random.nextInt(edge + 1))));
    }
  }

  private Seen look(int state) {
    Seen look = shown(state);
    BiPredicate<Optional<Step>, Map<String, Object>> values = look.truth();
    return new Seen(
        Observation.ofState().showing(look.observation().shown()),
        (step, found) -> step.isEmpty() && values.test(step, found));
  }

  private Seen seen(Step step, int state) {
    Seen shown = shown(state);
    Seen event = event(step);
    Seen both =
        new Seen(
            event.observation().showing(shown.observation().shown()),
            (taken, found) -> event.truth().test(taken, found) && shown.truth().test(taken, found));
    return random.nextInt(5) == 0
        ? new Seen(
            both.observation().orStuttering(),
            (taken, found) ->
                both.truth().test(taken, found)
                    || taken.isEmpty() && shown.truth().test(taken, found))
        : both;
  }

  private Seen event(Step step) {
    return switch (random.nextInt(4)) {
      case 0 -> new Seen(Observation.of(step), (taken, found) -> taken.equals(Optional.of(step)));
      case 1 ->
          new Seen(
              Observation.ofAction(step.action()),
              (taken, found) -> taken.isPresent() && taken.get().action().equals(step.action()));
      case 2 -> {
        Object[] known = step.arguments().toArray();
        if (known.length > 0) {
          known[0] = Partly.UNKNOWN;
        }
        yield new Seen(
            Observation.of(step.action(), known),
            (taken, found) ->
                taken.isPresent()
                    && taken.get().action().equals(step.action())
                    && taken
                        .get()
                        .arguments()
                        .subList(known.length / 2, known.length)
                        .equals(step.arguments().subList(known.length / 2, known.length)));
      }
      default -> new Seen(Observation.ofStep(), (taken, found) -> taken.isPresent());
    };
  }

  private Seen shown(int state) {
    Observation observation = Observation.ofStep();
    Map<String, Object> whole = new HashMap<>();
    Map<String, Object> fields = new HashMap<>();
    for (String variable : SHOWN) {
      Object value = graph.state(state).get(variable);
      switch (random.nextInt(4)) {
        case 0 -> {}
        case 1 -> {
          if (value instanceof Map<?, ?> function) {
            fields.put(variable, function.get("a"));
            observation =
                observation.showing(variable, Partly.fields(Map.of("a", function.get("a"))));
          } else {
            observation = observation.showing(variable, Partly.UNKNOWN);
          }
        }
        default -> {
          whole.put(variable, value);
          observation = observation.showing(variable, value);
        }
      }
    }
    return new Seen(
        observation,
        (step, found) ->
            found.entrySet().containsAll(whole.entrySet())
                && fields.entrySet().stream()
                    .allMatch(
                        field ->
                            ((Map<?, ?>) found.get(field.getKey()))
                                .get("a")
                                .equals(field.getValue())));
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
