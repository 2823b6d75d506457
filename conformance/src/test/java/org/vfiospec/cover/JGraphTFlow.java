package org.vfiospec.cover;

import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.DirectedWeightedMultigraph;

/** The same minimum-cost flow as {@link CheapestRepeats} solves, given to JGraphT. */
record JGraphTFlow(long steps, long starts) {

  private static final int COST_OF_STEP = 1 << 16;

  /** Solves for the fewest steps, and among those for the fewest starts of traces. */
  static JGraphTFlow of(Digraph graph) {
    int root = graph.nodes();
    int[] balance = new int[graph.nodes() + 1];
    Graph<Integer, Integer> network = new DirectedWeightedMultigraph<>(null, null);
    for (int node = 0; node <= root; node++) {
      network.addVertex(node);
    }
    int arc = 0;
    for (int edge = 0; edge < graph.edges(); edge++) {
      balance[graph.source(edge)]--;
      balance[graph.target(edge)]++;
      if (graph.source(edge) != graph.target(edge)) {
        arc = add(network, arc, graph.source(edge), graph.target(edge), COST_OF_STEP);
      }
    }
    for (int node : graph.initial()) {
      arc = add(network, arc, root, node, 1);
    }
    for (int node = 0; node < graph.nodes(); node++) {
      arc = add(network, arc, node, root, 0);
    }
    Function<Integer, Integer> unlimited = any -> CapacityScalingMinimumCostFlow.CAP_INF;
    double cost =
        new CapacityScalingMinimumCostFlow<Integer, Integer>()
            .getMinimumCostFlow(
                new MinimumCostFlowProblemImpl<>(network, node -> balance[node], unlimited))
            .getCost();
    long exact = Math.round(cost);
    return new JGraphTFlow(graph.edges() + exact / COST_OF_STEP, exact % COST_OF_STEP);
  }

  private static int add(
      Graph<Integer, Integer> network, int arc, int source, int target, int cost) {
    network.addEdge(source, target, arc);
    network.setEdgeWeight(arc, cost);
    return arc + 1;
  }
}
