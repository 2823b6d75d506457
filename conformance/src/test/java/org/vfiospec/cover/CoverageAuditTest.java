package org.vfiospec.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.cover.ListedGraph.edge;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageAuditTest {

  private static final ListedGraph GRAPH =
      ListedGraph.of(4, edge(0, 1), edge(1, 2), edge(2, 1), edge(1, 3));

  private static final Trace WHOLE = new Trace(0, 0, 1, 2, 3);

  private static CoverageAudit audit(Trace... traces) {
    return audit(new CoveringSuite(4, 4, List.of(traces), none(GRAPH)));
  }

  private static CoverageAudit audit(CoveringSuite suite) {
    return CoverageAudit.of(GRAPH, suite);
  }

  /** The bound that needs no insight: each edge once. */
  private static LowerBound none(Digraph graph) {
    return LowerBound.proven(graph, new int[graph.nodes()]);
  }

  @Test
  void passesWhatCoversEverything() {
    CoverageAudit audit = audit(WHOLE);

    assertThat(audit.findings()).isEmpty();
    assertThat(audit.passed()).isTrue();
    assertThat(audit.steps()).isEqualTo(4);
    assertThat(audit.covered()).isEqualTo(4);
  }

  @Test
  void findsAnEdgeLeftOut() {
    assertThat(audit(new Trace(0, 0, 3), new Trace(0, 0, 1)).findings())
        .containsExactly("1 of 4 edges are in no trace, first edge 2 from node 2 to node 1");
  }

  @Test
  void findsASuiteWithoutTraces() {
    assertThat(audit().findings()).contains("the suite has no traces");
  }

  @Test
  void findsAGraphWithoutEdges() {
    ListedGraph nothing = ListedGraph.of(1);

    assertThat(CoverageAudit.of(nothing, CoveringSuite.shortest(nothing)).findings())
        .containsExactly(
            "the graph has no edges, so nothing is covered", "the suite has no traces");
  }

  @Test
  void findsATraceWithoutSteps() {
    assertThat(audit(WHOLE, new Trace(0)).findings()).containsExactly("trace 1 has no steps");
  }

  @Test
  void findsATraceThatStartsElsewhere() {
    assertThat(audit(WHOLE, new Trace(1, 1)).findings())
        .containsExactly("trace 1 starts in node 1, which is not initial");
  }

  @Test
  void findsAJump() {
    assertThat(audit(WHOLE, new Trace(0, 0, 2)).findings())
        .containsExactly("trace 1 takes edge 2 at step 1 from node 1, but it leaves node 2");
  }

  @Test
  void countsNothingAfterAJump() {
    assertThat(audit(new Trace(0, 1, 2, 3)).covered()).isZero();
  }

  @Test
  void findsEdgesThatDoNotExist() {
    assertThat(audit(WHOLE, new Trace(0, 4), new Trace(0, -1)).findings())
        .containsExactly(
            "trace 1 takes edge 4, which does not exist",
            "trace 2 takes edge -1, which does not exist");
  }

  @Test
  void findsCountsOfAnotherGraph() {
    assertThat(audit(new CoveringSuite(4, 3, List.of(WHOLE), none(GRAPH))).findings())
        .containsExactly("the suite is for 4 states and 3 edges, the graph has 4 and 4");
  }

  @Test
  void findsABoundOfAnotherGraph() {
    LowerBound bound = none(ListedGraph.of(4, edge(0, 1), edge(1, 2), edge(1, 3)));
    LowerBound ofOneNode = LowerBound.proven(ListedGraph.of(1), new int[] {0});

    assertThat(audit(new CoveringSuite(4, 4, List.of(WHOLE), bound)).findings())
        .containsExactly("the lower bound is 3, but 4 proven");
    assertThat(audit(new CoveringSuite(4, 4, List.of(WHOLE), ofOneNode)).findings())
        .containsExactly("the lower bound is not proven for this graph: 1 prices for 4 nodes");
  }

  @Test
  void findsEveryDefectOfASuiteMadeShorter() {
    ListedGraph graph = Graphs.layered(201, 600, 10, 7);
    CoveringSuite suite = CoveringSuite.shortest(graph);
    for (int i = 0; i < suite.traces().size(); i++) {
      List<Trace> fewer = new ArrayList<>(suite.traces());
      fewer.remove(i);
      CoverageAudit audit =
          CoverageAudit.of(graph, new CoveringSuite(201, 600, fewer, suite.bound()));

      assertThat(audit.passed()).as("without trace %d", i).isFalse();
    }
  }
}
