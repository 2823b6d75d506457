package org.vfiospec.tlc.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vfiospec.tlc.Exploration;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.ReferenceExplorer;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.StockTlc;
import org.vfiospec.tlc.StockVerdict;
import org.vfiospec.tlc.TlcExit;
import org.vfiospec.tlc.Verdicts;

/** Holds the answers to one model against each other. */
final class Comparison {
  private final Model model;
  private final List<String> observations;

  Comparison(Model model, List<String> observations) {
    this.model = model;
    this.observations = observations;
  }

  /** The whole graph, or the failure, which is returned. */
  Answer<Exploration> graphs() {
    Answer<Exploration> expected =
        Answer.of(() -> ReferenceExplorer.explore(model, observations, ProgressListener.NONE));
    assertThat(String.valueOf(expected.failure()))
        .as("the specification, which has to be well-formed")
        .doesNotContainPattern("\\.tla:\\d+:\\d+:|\\.cfg for ");
    Answer<Exploration> actual =
        Answer.of(() -> Explorer.explore(model, observations, ProgressListener.NONE));
    compare(actual, expected);
    return actual;
  }

  /** The graph that ends in violations. */
  void graphsToViolations() {
    compare(
        Answer.of(() -> Explorer.exploreToViolations(model, observations, ProgressListener.NONE)),
        Answer.of(
            () ->
                ReferenceExplorer.exploreToViolations(model, observations, ProgressListener.NONE)));
  }

  /** The verdicts without the graph. */
  void verdicts(Answer<Exploration> known) {
    Answer<Verdicts> actual = Answer.of(() -> Explorer.check(model, ProgressListener.NONE));
    if (known.isFailure()) {
      // An observation may be what failed.
      Answer<Verdicts> expected =
          Answer.of(() -> ReferenceExplorer.check(model, ProgressListener.NONE));
      compareFailures(actual, expected);
      return;
    }
    assertThat(actual.failure()).isNull();
    Exploration exploration = known.result();
    Verdicts verdicts = actual.result();
    assertThat(verdicts.distinct()).isEqualTo(exploration.graph().stateCount());
    assertThat(verdicts.generated()).isEqualTo(exploration.generated());
    assertThat(verdicts.depth()).isEqualTo(exploration.depth());
    assertThat(new ArrayList<>(verdicts.violations().entrySet()))
        .isEqualTo(new ArrayList<>(exploration.violations().entrySet()));
  }

  /** What TLC's command line says: the counts, and what is violated first. */
  void stock(Answer<Exploration> known) {
    StockVerdict all = StockTlc.check(model.withProperties(List.of()), 1);
    if (!known.isFailure() && all.exit() != TlcExit.DEADLOCK) {
      Exploration exploration = known.result();
      assertThat(all.exit()).as(all.output()).isEqualTo(TlcExit.SUCCESS);
      assertThat(all.distinct()).isEqualTo(exploration.graph().stateCount());
      assertThat(all.generated()).isEqualTo(exploration.generated());
      assertThat(all.depth()).isEqualTo(exploration.depth());
    }
    Set<String> properties = new HashSet<>(Set.of(Verdicts.DEADLOCK));
    model.properties().stream().map(Property::name).forEach(properties::add);
    Answer<Verdicts> first =
        Answer.of(() -> Explorer.checkUntilViolated(model, properties, ProgressListener.NONE));
    StockVerdict stock = StockTlc.check(model, 1);
    if (first.isFailure()) {
      // TLC goes on where an EXCEPT names what is not there, and is content with no state at all.
      assertThat(
              stock.exit() != TlcExit.SUCCESS
                  || first.failure().contains("EXCEPT")
                  || stock.distinct() == 0)
          .as(first.failure() + "\n" + stock.output())
          .isTrue();
      return;
    }
    if (first.result().violations().isEmpty()) {
      assertThat(stock.exit()).as(stock.output()).isEqualTo(TlcExit.SUCCESS);
      return;
    }
    String violated = stock.violated().orElse(Verdicts.DEADLOCK);
    assertThat(stock.exit())
        .as(stock.output())
        .isEqualTo(violated.equals(Verdicts.DEADLOCK) ? TlcExit.DEADLOCK : TlcExit.SAFETY);
    assertThat(first.result().violations()).as(stock.output()).containsKey(violated);
    int shown = stock.traceLength();
    assertThat(first.result().violations().get(violated).states())
        .as(stock.output())
        .hasSize(shown == 0 ? 1 : shown);
  }

  /** Where the reference gives the reason alone, the search also says in which state. */
  private static void compareFailures(Answer<?> actual, Answer<?> expected) {
    String reason = expected.failure();
    boolean saysWhere =
        reason == null || !reason.contains("this EXCEPT names") || reason.contains(".tla");
    if (saysWhere) {
      assertThat(actual.failure()).isEqualTo(reason);
    } else {
      assertThat(actual.failure()).endsWith(reason);
    }
  }

  private void compare(Answer<Exploration> actual, Answer<Exploration> expected) {
    compareFailures(actual, expected);
    if (!expected.isFailure()) {
      compare(actual.result(), expected.result());
    }
  }

  private void compare(Exploration actual, Exploration expected) {
    compare(actual.graph(), expected.graph());
    assertThat(actual.generated()).as("generated").isEqualTo(expected.generated());
    assertThat(actual.depth()).as("depth").isEqualTo(expected.depth());
    assertThat(new ArrayList<>(actual.violations().entrySet()))
        .as("violations")
        .isEqualTo(new ArrayList<>(expected.violations().entrySet()));
  }

  private void compare(StateGraph actual, StateGraph expected) {
    assertThat(actual.variables()).isEqualTo(expected.variables());
    for (int s = 0; s < Math.min(actual.stateCount(), expected.stateCount()); s++) {
      same("state", s, actual.state(s), expected.state(s));
      same("depth of", s, actual.depth(s), expected.depth(s));
      same("parent of", s, actual.parent(s), expected.parent(s));
      same("edge to", s, actual.parentEdge(s), expected.parentEdge(s));
      same("edges of", s, edges(actual, s), edges(expected, s));
      for (String name : observations) {
        same(name + " in", s, actual.observation(name, s), expected.observation(name, s));
      }
    }
    assertThat(actual.stateCount()).as("states").isEqualTo(expected.stateCount());
    assertThat(actual.edgeCount()).as("edges").isEqualTo(expected.edgeCount());
    assertThat(actual.initialStates()).as("initial").isEqualTo(expected.initialStates());
  }

  private static List<Object> edges(StateGraph graph, int state) {
    List<Object> edges = new ArrayList<>();
    for (int e = graph.outBegin(state); e < graph.outEnd(state); e++) {
      edges.add(graph.step(e));
      edges.add(graph.target(e));
    }
    return edges;
  }

  /** Compares first, since to prepare an assertion takes longer than most comparisons. */
  private static void same(String what, int state, Object actual, Object expected) {
    if (!actual.equals(expected)) {
      assertThat(actual).as(what + " " + state).isEqualTo(expected);
    }
  }
}
