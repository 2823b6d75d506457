package org.vfiospec.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random graphs in which every node is reachable, with self-loops and parallel edges. */
final class Graphs {

  private Graphs() {}

  /** Graphs without any shape, with up to so many nodes and up to so many edges beyond a tree. */
  static Arbitrary<ListedGraph> any(int maxNodes, int maxFurtherEdges) {
    return Arbitraries.integers()
        .between(1, maxNodes)
        .flatMap(
            nodes ->
                Arbitraries.integers()
                    .between(1, Math.min(3, nodes))
                    .flatMap(
                        initial ->
                            Arbitraries.integers()
                                .between(0, maxFurtherEdges)
                                .flatMap(
                                    further ->
                                        Arbitraries.randomValue(
                                            random -> any(nodes, initial, further, random)))));
  }

  private static ListedGraph any(int nodes, int initial, int further, Random random) {
    List<ListedGraph.Edge> edges = new ArrayList<>();
    for (int node = initial; node < nodes; node++) {
      edges.add(ListedGraph.edge(random.nextInt(node), node));
    }
    for (int i = 0; i < further; i++) {
      edges.add(ListedGraph.edge(random.nextInt(nodes), random.nextInt(nodes)));
    }
    return new ListedGraph(nodes, edges, IntStream.range(0, initial).toArray());
  }

  /** A graph like that of a model with bounded counters: layers, with some edges back. */
  static ListedGraph layered(int nodes, int edges, int layers, long seed) {
    Random random = new Random(seed);
    List<ListedGraph.Edge> list = new ArrayList<>();
    int width = (nodes - 1) / layers;
    for (int node = 1; node < nodes; node++) {
      int layer = (node - 1) / width;
      int source = layer == 0 ? 0 : 1 + (layer - 1) * width + random.nextInt(width);
      list.add(ListedGraph.edge(source, node));
    }
    while (list.size() < edges) {
      int node = 1 + random.nextInt(nodes - 1);
      int layer = (node - 1) / width;
      int towards = random.nextInt(10) == 0 ? random.nextInt(layer + 1) : layer + 1;
      int target = 1 + towards * width + random.nextInt(width);
      list.add(ListedGraph.edge(node, Math.min(target, nodes - 1)));
    }
    return new ListedGraph(nodes, list, 0);
  }
}
