package org.vfiospec.cover;

/**
 * A {@link Digraph} as flat arrays, with the edges that leave and enter each node side by side: the
 * form in which walking over millions of edges is cheap.
 *
 * <p>The edges out of {@code v} are {@code out[outStart[v]]} up to, not including, {@code
 * out[outStart[v + 1]]}, in ascending order, and likewise those into it. The arrays are shared, not
 * copied: nobody writes to them.
 */
final class Adjacency {

  final int nodes;
  final int edges;
  final int[] source;
  final int[] target;
  final int[] outStart;
  final int[] out;
  final int[] inStart;
  final int[] in;

  /** The node that edge {@code out[i]} enters. */
  final int[] outTarget;

  /** The node that edge {@code in[i]} leaves. */
  final int[] inSource;

  /** Where edge {@code in[i]} stands in {@code out}. */
  final int[] inToOut;

  final int[] initial;
  final boolean[] isInitial;

  private Adjacency(int nodes, int[] source, int[] target, int[] initial) {
    this.nodes = nodes;
    this.edges = source.length;
    this.source = source;
    this.target = target;
    this.outStart = starts(nodes, source);
    this.out = grouped(source, outStart);
    this.inStart = starts(nodes, target);
    this.in = grouped(target, inStart);
    this.outTarget = new int[edges];
    this.inSource = new int[edges];
    this.inToOut = new int[edges];
    int[] place = new int[edges];
    for (int i = 0; i < edges; i++) {
      outTarget[i] = target[out[i]];
      place[out[i]] = i;
    }
    for (int i = 0; i < edges; i++) {
      inSource[i] = source[in[i]];
      inToOut[i] = place[in[i]];
    }
    this.initial = initial;
    this.isInitial = new boolean[nodes];
    for (int node : initial) {
      isInitial[node] = true;
    }
  }

  /**
   * Reads the whole of {@code graph}.
   *
   * @throws IllegalArgumentException if an edge or an initial node names a node out of range, or an
   *     initial node is named twice
   */
  static Adjacency of(Digraph graph) {
    int nodes = graph.nodes();
    int[] source = new int[graph.edges()];
    int[] target = new int[graph.edges()];
    for (int edge = 0; edge < source.length; edge++) {
      source[edge] = inRange(graph.source(edge), nodes, "source of edge", edge);
      target[edge] = inRange(graph.target(edge), nodes, "target of edge", edge);
    }
    boolean[] seen = new boolean[nodes];
    int[] initial = graph.initial().clone();
    for (int i = 0; i < initial.length; i++) {
      int node = inRange(initial[i], nodes, "initial node", i);
      if (seen[node]) {
        throw new IllegalArgumentException("initial node " + node + " is named twice");
      }
      seen[node] = true;
    }
    return new Adjacency(nodes, source, target, initial);
  }

  private static int inRange(int node, int nodes, String what, int which) {
    if (node < 0 || node >= nodes) {
      throw new IllegalArgumentException(
          what + " " + which + " is " + node + ", out of 0.." + (nodes - 1));
    }
    return node;
  }

  private static int[] starts(int nodes, int[] end) {
    int[] start = new int[nodes + 1];
    for (int node : end) {
      start[node + 1]++;
    }
    for (int node = 0; node < nodes; node++) {
      start[node + 1] += start[node];
    }
    return start;
  }

  private static int[] grouped(int[] end, int[] start) {
    int[] next = start.clone();
    int[] edges = new int[end.length];
    for (int edge = 0; edge < end.length; edge++) {
      edges[next[end[edge]]++] = edge;
    }
    return edges;
  }
}
