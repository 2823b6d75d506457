package org.vfiospec.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.boundary.GraphParts;

/** A log of 10,000 observations on a graph of 700,000 states and 2,100,000 edges. */
class LongLogTest {
  private static final int STATES = 700_000;
  private static final int EDGES_OF_EACH = 3;
  private static final int LENGTH = 10_000;
  private static final int ACTIONS = 20;
  private static final int VALUES = 100;
  private static final Set<String> UNLOGGED = Set.of("A0", "A1");

  private static StateGraph graph(Random random) {
    int[] firsts = IntStream.rangeClosed(0, STATES).map(state -> state * EDGES_OF_EACH).toArray();
    int[] targets = random.ints((long) STATES * EDGES_OF_EACH, 0, STATES).toArray();
    int[] steps = random.ints((long) STATES * EDGES_OF_EACH, 0, ACTIONS).toArray();
    int[] shown = random.ints(STATES, 0, VALUES).toArray();
    int[] none = new int[STATES];
    Arrays.fill(none, -1);
    return new StateGraph(
        new GraphParts(
            List.of("x"),
            new Object[][] {IntStream.range(0, VALUES).boxed().toArray()},
            (state, variable) -> shown[state],
            STATES,
            new int[] {0, 1},
            none,
            none,
            firsts,
            targets,
            steps,
            IntStream.range(0, ACTIONS).mapToObj(i -> new Step("A" + i, List.of())).toList(),
            List.of(),
            new Object[0][],
            new int[0][]));
  }

  @Test
  void isExplainedAndAMutantAtItsEndIsNoticed() {
    Random random = new Random(1);
    StateGraph graph = graph(random);
    List<Observation> log = new ArrayList<>();
    for (int state = 0; log.size() < LENGTH; ) {
      int edge = graph.outBegin(state) + random.nextInt(EDGES_OF_EACH);
      state = graph.target(edge);
      if (!UNLOGGED.contains(graph.step(edge).action())) {
        log.add(Observation.of(graph.step(edge)).showing("x", graph.value(state, 0)));
      }
    }
    TraceValidator validator = new TraceValidator(graph, UNLOGGED);

    Validation validation = validator.validate(log);
    assertThat(validation.accepted()).isTrue();
    assertThat(validation.witness().moves()).hasSize(LENGTH + validation.witness().unlogged());
    assertThat(validation.witness().unlogged()).isPositive();

    log.set(LENGTH - 1, log.get(LENGTH - 1).showing("x", VALUES));
    assertThat(validator.validate(log).foreign()).map(Foreign::place).hasValue(LENGTH - 1);
  }
}
