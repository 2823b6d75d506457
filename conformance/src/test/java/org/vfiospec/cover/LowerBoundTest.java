package org.vfiospec.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vfiospec.cover.ListedGraph.edge;

import org.junit.jupiter.api.Test;

class LowerBoundTest {

  /** The line of two edges must be taken three times, once for each of the edges at its end. */
  private static final ListedGraph GRAPH =
      ListedGraph.of(6, edge(0, 1), edge(1, 2), edge(2, 3), edge(2, 4), edge(2, 5));

  @Test
  void eachEdgeOnceNeedsNoPrices() {
    assertThat(LowerBound.proven(GRAPH, new int[6]).steps()).isEqualTo(5);
  }

  @Test
  void pricesThatRiseTowardsWhatIsShortProveMore() {
    assertThat(LowerBound.proven(GRAPH, new int[] {0, 1, 2, 0, 0, 0}).steps()).isEqualTo(9);
    assertThat(CoveringSuite.shortest(GRAPH).lowerBound()).isEqualTo(9);
  }

  @Test
  void refusesPricesThatProveNothing() {
    refused("edge 1 raises the price by 2", 0, 0, 2, 0, 0, 0);
    refused("the price of initial node 0 is not 0", 1, 1, 1, 1, 1, 1);
    refused("the price of node 3 is negative", 0, 1, 2, -1, 0, 0);
    refused("5 prices for 6 nodes", 0, 1, 2, 0, 0);
  }

  private static void refused(String why, int... prices) {
    assertThatThrownBy(() -> LowerBound.proven(GRAPH, prices))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }
}
