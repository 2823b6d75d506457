package org.vfiospec.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vfiospec.cover.ListedGraph.edge;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CoveringSuiteTest {

  @Provide
  Arbitrary<ListedGraph> tiny() {
    return Graphs.any(6, 7).filter(graph -> graph.edges() > 0 && graph.edges() <= 10);
  }

  @Provide
  Arbitrary<ListedGraph> small() {
    return Graphs.any(40, 120).filter(graph -> graph.edges() > 0);
  }

  @Property(tries = 500)
  void noSuiteIsShorter(@ForAll("tiny") ListedGraph graph) {
    assertThat(CoveringSuite.shortest(graph).steps()).isEqualTo(BruteForce.fewestSteps(graph));
  }

  @Property(tries = 500)
  void passesTheAuditAndMeetsItsBound(@ForAll("small") ListedGraph graph) {
    CoveringSuite suite = CoveringSuite.shortest(graph);

    assertThat(CoverageAudit.of(graph, suite).findings()).isEmpty();
    assertThat(suite.steps()).isEqualTo(suite.lowerBound());
    assertThat(suite.gap()).isZero();
  }

  @Property(tries = 300)
  void agreesWithAnotherSolver(@ForAll("small") ListedGraph graph) {
    JGraphTFlow flow = JGraphTFlow.of(graph);
    CheapestRepeats repeats = CheapestRepeats.of(Adjacency.of(graph));
    int starts = IntStream.range(0, graph.nodes()).map(repeats::ends).sum();

    assertThat(CoveringSuite.shortest(graph).steps()).isEqualTo(flow.steps());
    assertThat(starts).isEqualTo(Math.toIntExact(flow.starts()));
  }

  @Property(tries = 50)
  void isTheSameInEveryRun(@ForAll("small") ListedGraph graph) {
    assertThat(CoveringSuite.shortest(graph)).isEqualTo(CoveringSuite.shortest(graph));
  }

  @Property(tries = 50)
  void refusesANodeOutOfReach(@ForAll("small") ListedGraph graph) {
    ListedGraph larger = new ListedGraph(graph.nodes() + 1, graph.list(), graph.initial());

    assertThatThrownBy(() -> CoveringSuite.shortest(larger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("node " + graph.nodes());
  }

  @Test
  void aGraphOfManyLayersIsCoveredInTheFewestSteps() {
    ListedGraph graph = Graphs.layered(10_001, 40_000, 50, 1);

    CoveringSuite suite = CoveringSuite.shortest(graph);

    assertThat(CoverageAudit.of(graph, suite).findings()).isEmpty();
    assertThat(suite.steps()).isEqualTo(suite.lowerBound()).isGreaterThan(graph.edges());
    assertThat(suite.steps()).isEqualTo(JGraphTFlow.of(graph).steps());
  }

  @Test
  void aPathAsLongAsTheGraphNeedsNoDeepStack() {
    int nodes = 200_000;
    ListedGraph line =
        new ListedGraph(
            nodes, IntStream.range(1, nodes).mapToObj(node -> edge(node - 1, node)).toList(), 0);

    CoveringSuite suite = CoveringSuite.shortest(line);

    assertThat(suite.traces()).hasSize(1);
    assertThat(suite.steps()).isEqualTo(nodes - 1);
  }

  @Test
  void aBranchAtTheEndOfALineTakesTheLineTwice() {
    ListedGraph graph = ListedGraph.of(5, edge(0, 1), edge(1, 2), edge(2, 3), edge(2, 4));

    CoveringSuite suite = CoveringSuite.shortest(graph);

    assertThat(suite.traces())
        .containsExactlyInAnyOrder(new Trace(0, 0, 1, 2), new Trace(0, 0, 1, 3));
    assertThat(suite.lowerBound()).isEqualTo(6);
  }

  @Test
  void aCircleNeedsNoStartOfItsOwnInTheFlowButATraceAllTheSame() {
    ListedGraph circle = ListedGraph.of(2, edge(0, 1), edge(1, 0), edge(1, 1));

    CoveringSuite suite = CoveringSuite.shortest(circle);

    assertThat(suite.traces()).hasSize(1);
    assertThat(suite.steps()).isEqualTo(3);
    assertThat(CoverageAudit.of(circle, suite).passed()).isTrue();
  }

  @Test
  void aTraceGoesOnFromASurplusRatherThanStartAgain() {
    ListedGraph graph = ListedGraph.of(3, edge(0, 1), edge(0, 1), edge(1, 2), edge(1, 0));

    CoveringSuite suite = CoveringSuite.shortest(graph);

    assertThat(suite.steps()).isEqualTo(4);
    assertThat(suite.traces()).hasSize(1);
  }

  @Test
  void refusesAGraphThatNamesNodesItDoesNotHave() {
    assertThatThrownBy(() -> CoveringSuite.shortest(ListedGraph.of(1, edge(0, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("target of edge 0 is 1, out of 0..0");
    assertThatThrownBy(
            () -> CoveringSuite.shortest(new ListedGraph(1, ListedGraph.of(1).list(), 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("initial node 0 is named twice");
  }

  @Property(tries = 200)
  void theWholePricesProveNoLessThanAnyOthers(
      @ForAll("small") ListedGraph graph, @ForAll int raised) {
    CoveringSuite suite = CoveringSuite.shortest(graph);
    int[] prices = suite.bound().prices();
    prices[Math.floorMod(raised, prices.length)] += 1;

    long other;
    try {
      other = LowerBound.proven(graph, prices).steps();
    } catch (IllegalArgumentException e) {
      Assume.that(false);
      return;
    }
    assertThat(other).isLessThanOrEqualTo(suite.lowerBound());
  }
}
