package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplorerTest {
  @TempDir Path folder;

  static Stream<Model> models() {
    return Stream.of(
        SpecText.lock("first"),
        SpecText.lock("recommended"),
        SpecText.buffer("one"),
        SpecText.buffer("all"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void countsAreThoseOfStockTlc(Model model) {
    StockVerdict stock = StockTlc.check(model.withProperties(List.of()), 1);
    Exploration exploration = Explorer.explore(model, ProgressListener.NONE);
    Verdicts verdicts = Explorer.check(model, ProgressListener.NONE);

    assertThat(stock.exit()).isEqualTo(TlcExit.SUCCESS);
    assertThat(exploration.graph().stateCount()).isEqualTo((int) stock.distinct());
    assertThat(exploration.generated()).isEqualTo(stock.generated());
    assertThat(exploration.depth()).isEqualTo(stock.depth());
    assertThat(verdicts.distinct()).isEqualTo(stock.distinct());
    assertThat(verdicts.generated()).isEqualTo(stock.generated());
    assertThat(verdicts.depth()).isEqualTo(stock.depth());
    assertThat(verdicts.violations()).isEqualTo(exploration.violations());
  }

  @ParameterizedTest
  @MethodSource("models")
  void verdictsAndTraceLengthsAreThoseOfStockTlc(Model model) {
    Map<String, Trace> violations = Explorer.check(model, ProgressListener.NONE).violations();
    for (Property property : model.properties()) {
      if (property.kind() == Property.Kind.TEMPORAL) {
        continue;
      }
      StockVerdict stock = StockTlc.check(model.withProperties(List.of(property)), 1);
      if (stock.exit() == TlcExit.SAFETY) {
        assertThat(stock.violated()).contains(property.name());
        assertThat(violations.get(property.name()).states()).hasSize(stock.traceLength());
      } else {
        assertThat(stock.exit()).isEqualTo(TlcExit.SUCCESS);
        assertThat(violations).doesNotContainKey(property.name());
      }
    }
  }

  @Test
  void oneExplorationAnswersEveryInvariant() {
    assertThat(Explorer.check(SpecText.lock("first"), ProgressListener.NONE).violations().keySet())
        .containsExactly("AtMostOneIn", "NobodySeesTwice");
    assertThat(Explorer.check(SpecText.lock("second"), ProgressListener.NONE).violations())
        .isEmpty();
  }

  @Test
  void aViolationsTraceEndsInIt() {
    Trace trace =
        Explorer.check(SpecText.lock("first"), ProgressListener.NONE)
            .violations()
            .get("AtMostOneIn");
    assertThat(trace.last().get("pc")).isEqualTo(Map.of("a", "in", "b", "in"));
    assertThat(trace.states().get(0).get("pc")).isEqualTo(Map.of("a", "out", "b", "out"));
    assertThat(trace.steps()).extracting(Step::action).containsOnly("Want", "Look", "Mark");
    assertThat(trace.loopStart()).isEmpty();
  }

  @Test
  void everyEdgeIsASuccessorAndEveryStateIsReached() {
    StateGraph graph =
        Explorer.explore(SpecText.lock("recommended"), ProgressListener.NONE).graph();
    Set<List<Object>> edges = new HashSet<>();
    Set<Integer> targets = new HashSet<>();
    for (int e = 0; e < graph.edgeCount(); e++) {
      assertThat(edges.add(List.of(graph.source(e), graph.target(e), graph.step(e)))).isTrue();
      assertThat(graph.outBegin(graph.source(e))).isLessThanOrEqualTo(e);
      assertThat(graph.outEnd(graph.source(e))).isGreaterThan(e);
      assertThat(graph.depth(graph.target(e)))
          .isLessThanOrEqualTo(graph.depth(graph.source(e)) + 1);
      targets.add(graph.target(e));
    }
    assertThat(graph.initialStates()).containsExactly(0);
    for (int s = 1; s < graph.stateCount(); s++) {
      assertThat(targets).contains(s);
      int edge = graph.parentEdge(s);
      assertThat(graph.source(edge)).isEqualTo(graph.parent(s));
      assertThat(graph.target(edge)).isEqualTo(s);
      assertThat(graph.depth(s)).isEqualTo(graph.depth(graph.parent(s)) + 1);
      assertThat(graph.trace(s).states()).hasSize(graph.depth(s) + 1);
      assertThat(graph.trace(s).last()).isEqualTo(graph.state(s));
    }
  }

  @Test
  void aStepThatChangesNothingIsAnEdge() {
    StateGraph graph =
        Explorer.explore(SpecText.lock("recommended"), ProgressListener.NONE).graph();
    List<Step> loops = new ArrayList<>();
    for (int e = 0; e < graph.edgeCount(); e++) {
      if (graph.source(e) == graph.target(e)) {
        loops.add(graph.step(e));
      }
    }
    assertThat(loops).contains(new Step("Poll", List.of("a")), new Step("Poll", List.of("b")));
  }

  @Test
  void identicalTransitionsAreOneEdgeButBothGenerated() {
    Exploration exploration =
        Explorer.explore(
            SpecText.counter(
                folder, "x' = (x + 1) % 3 \\/ (x' = (x + 1) % 3 /\\ TRUE)", "SPECIFICATION Spec"),
            ProgressListener.NONE);
    assertThat(exploration.graph().edgeCount()).isEqualTo(3);
    assertThat(exploration.generated()).isEqualTo(7);
  }

  @Test
  void observationsAreEvaluatedInEveryState() {
    StateGraph graph =
        Explorer.explore(SpecText.lock("recommended"), List.of("Wanting"), ProgressListener.NONE)
            .graph();
    Set<Object> seen = new HashSet<>();
    for (int s = 0; s < graph.stateCount(); s++) {
      Map<?, ?> pc = (Map<?, ?>) graph.state(s).get("pc");
      Set<Object> wanting = new HashSet<>();
      pc.forEach((process, at) -> addIf(at.equals("want"), process, wanting));
      assertThat(graph.observation("Wanting", s)).isEqualTo(wanting);
      seen.add(graph.observation("Wanting", s));
    }
    assertThat(seen).hasSize(4);
    assertThatThrownBy(() -> graph.observation("Nothing", 0)).hasMessageContaining("Wanting");
  }

  private static void addIf(boolean condition, Object element, Set<Object> set) {
    if (condition) {
      set.add(element);
    }
  }

  @Test
  void valuesArePlain() {
    StateGraph graph = Explorer.explore(SpecText.buffer("all"), ProgressListener.NONE).graph();
    assertThat(graph.variables()).containsExactly("buffer", "waiting", "counts");
    assertThat(graph.state(0))
        .isEqualTo(Map.of("buffer", List.of(), "waiting", Set.of(), "counts", Map.of(2, 0, 3, 0)));
    assertThat(graph.values(0))
        .contains(List.of(new ModelValue("p1"), new ModelValue("p3")))
        .doesNotHaveDuplicates();
    for (int s = 0; s < graph.stateCount(); s++) {
      assertThat(graph.value(s, 0)).isSameAs(graph.values(0).get(graph.valueId(s, 0)));
    }
  }

  @Test
  void functionsFromOneAreSequences() {
    Model model =
        SpecText.write(
            folder,
            """
            EXTENDS Naturals
            VARIABLE x
            Spec == x = [i \\in 1..2 |-> [a |-> i, b |-> {i, 0}]] /\\ [][x' = [i \\in 1..2 |-> x[i]]]_x
            """,
            "SPECIFICATION Spec");
    StateGraph graph = Explorer.explore(model, ProgressListener.NONE).graph();
    assertThat(graph.stateCount()).isEqualTo(1);
    assertThat(graph.value(0, 0))
        .isEqualTo(List.of(Map.of("a", 1, "b", Set.of(0, 1)), Map.of("a", 2, "b", Set.of(0, 2))));
    assertThat(TlaText.of(graph.value(0, 0)))
        .isEqualTo("<<[a |-> 1, b |-> {0, 1}], [a |-> 2, b |-> {0, 2}]>>");
  }

  @Test
  void statesBeyondAConstraintAreCheckedButNotKept() {
    Model model =
        SpecText.write(
            folder,
            """
            EXTENDS Naturals
            VARIABLE x
            Up == x' = x + 1
            Spec == x = 0 /\\ [][Up]_x
            Bound == x < 3
            Small == x < 3
            """,
            "SPECIFICATION Spec\nCONSTRAINT Bound\nINVARIANT Small\n");
    Exploration exploration = Explorer.explore(model, ProgressListener.NONE);
    StockVerdict stock = StockTlc.check(model, 1);
    assertThat(exploration.graph().stateCount()).isEqualTo(3);
    assertThat(exploration.graph().edgeCount()).isEqualTo(2);
    assertThat(stock.violated()).contains("Small");
    assertThat(exploration.violations().get("Small").states()).hasSize(stock.traceLength());
    StockVerdict unviolated = StockTlc.check(model.withProperties(List.of()), 1);
    assertThat(exploration.generated()).isEqualTo(unviolated.generated());
    assertThat(unviolated.distinct()).isEqualTo(3);
  }

  @Test
  void forbiddenDeadlockIsAViolation() {
    Model model = SpecText.counter(folder, "x < 3 /\\ x' = x + 1", "SPECIFICATION Spec");
    Trace trace = Explorer.check(model, ProgressListener.NONE).violations().get(Verdicts.DEADLOCK);
    assertThat(trace.states()).hasSize(4);
    Model allowed =
        SpecText.counter(
            folder, "x < 3 /\\ x' = x + 1", "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE");
    assertThat(Explorer.check(allowed, ProgressListener.NONE).violations()).isEmpty();
  }

  @Test
  void progressEndsWithTheCounts() {
    List<List<Long>> told = new ArrayList<>();
    Verdicts verdicts =
        Explorer.check(
            SpecText.buffer("all"),
            (distinct, generated, waiting, depth) ->
                told.add(List.of(distinct, generated, waiting, (long) depth)));
    assertThat(told.get(told.size() - 1))
        .containsExactly(verdicts.distinct(), verdicts.generated(), 0L, (long) verdicts.depth());
  }

  @Test
  void anExplorationMayEndAtViolations() {
    Model model = SpecText.lock("first");
    List<String> invariants = List.of("AtMostOneIn", "NobodySeesTwice");
    Exploration whole = Explorer.explore(model, ProgressListener.NONE);
    Exploration ended = Explorer.exploreToViolations(model, invariants, ProgressListener.NONE);
    StateGraph graph = ended.graph();
    assertThat(graph.stateCount()).isLessThan(whole.graph().stateCount());
    assertThat(ended.violations()).containsKey("NobodySeesTwice");
    for (int state = 0; state < graph.stateCount(); state++) {
      int at = state;
      boolean violates =
          invariants.stream().anyMatch(each -> graph.observation(each, at).equals(false));
      assertThat(graph.outEnd(state) == graph.outBegin(state)).isEqualTo(violates);
    }
  }

  @Test
  void aCheckMayEndWhenAllThatIsKnownWasFound() {
    Model model = SpecText.lock("first");
    Verdicts whole = Explorer.check(model, ProgressListener.NONE);
    Verdicts ended =
        Explorer.checkUntilAllViolated(model, whole.violations().keySet(), ProgressListener.NONE);
    assertThat(ended.violations()).isEqualTo(whole.violations());
    assertThat(ended.distinct()).isLessThan(whole.distinct());
    assertThat(
            Explorer.checkUntilAllViolated(
                    model, Set.of("NobodySeesTwice", "TypeOK"), ProgressListener.NONE)
                .distinct())
        .isEqualTo(whole.distinct());
    assertThat(Explorer.checkUntilAllViolated(model, Set.of(), ProgressListener.NONE).distinct())
        .isEqualTo(whole.distinct());
  }

  @Test
  void aCheckMayEndAtTheFirstViolationThatMatters() {
    Model model = SpecText.lock("first");
    Verdicts whole = Explorer.check(model, ProgressListener.NONE);
    Verdicts ended =
        Explorer.checkUntilViolated(model, Set.of("NobodySeesTwice"), ProgressListener.NONE);
    assertThat(ended.distinct()).isLessThan(whole.distinct());
    assertThat(ended.violations().get("NobodySeesTwice"))
        .isEqualTo(whole.violations().get("NobodySeesTwice"));
    assertThat(
            Explorer.checkUntilViolated(model, Set.of("TypeOK"), ProgressListener.NONE).distinct())
        .isEqualTo(whole.distinct());
  }
}
