package org.vfiospec.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vfiospec.cover.ListedGraph.edge;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoveringSuiteTest {

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
}
