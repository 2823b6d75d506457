package org.vfiospec.cover;

import java.util.List;

/** A graph given by the list of its edges. */
record ListedGraph(int nodes, List<Edge> list, int... initial) implements Digraph {

  record Edge(int source, int target) {}

  static Edge edge(int source, int target) {
    return new Edge(source, target);
  }

  /** A graph whose one initial node is 0. */
  static ListedGraph of(int nodes, Edge... edges) {
    return new ListedGraph(nodes, List.of(edges), 0);
  }

  @Override
  public int edges() {
    return list.size();
  }

  @Override
  public int source(int edge) {
    return list.get(edge).source();
  }

  @Override
  public int target(int edge) {
    return list.get(edge).target();
  }
}
