package org.vfiospec.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CoveringSuitePropertyTest {

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
