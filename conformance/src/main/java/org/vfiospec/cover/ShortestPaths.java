package org.vfiospec.cover;

import java.util.Arrays;

/**
 * Shortest paths, in steps, from the initial nodes of a graph to every node. Among paths of equal
 * length the choice is fixed by the numbering of nodes and edges, so it is the same in every run.
 */
public final class ShortestPaths {

  private static final int UNREACHED = -1;
  private static final int NO_EDGE = -1;

  private final Adjacency graph;
  private final int[] distance;
  private final int[] lastEdge;

  private ShortestPaths(Adjacency graph, int[] distance, int[] lastEdge) {
    this.graph = graph;
    this.distance = distance;
    this.lastEdge = lastEdge;
  }

  /** The shortest paths of {@code graph}, found breadth first. */
  public static ShortestPaths of(Digraph graph) {
    return of(Adjacency.of(graph));
  }

  static ShortestPaths of(Adjacency graph) {
    int[] distance = new int[graph.nodes];
    int[] lastEdge = new int[graph.nodes];
    Arrays.fill(distance, UNREACHED);
    Arrays.fill(lastEdge, NO_EDGE);
    int[] queue = new int[graph.nodes];
    int queued = 0;
    for (int node : graph.initial) {
      distance[node] = 0;
      queue[queued++] = node;
    }
    for (int head = 0; head < queued; head++) {
      int node = queue[head];
      for (int i = graph.outStart[node]; i < graph.outStart[node + 1]; i++) {
        int next = graph.target[graph.out[i]];
        if (distance[next] == UNREACHED) {
          distance[next] = distance[node] + 1;
          lastEdge[next] = graph.out[i];
          queue[queued++] = next;
        }
      }
    }
    return new ShortestPaths(graph, distance, lastEdge);
  }

  /** Whether some path leads from an initial node to {@code node}. */
  public boolean reaches(int node) {
    return distance[node] != UNREACHED;
  }

  /**
   * The number of steps of a shortest path to {@code node}; 0 for an initial node.
   *
   * @throws IllegalArgumentException if no path leads there
   */
  public int distance(int node) {
    requireReached(node);
    return distance[node];
  }

  /**
   * A shortest path from an initial node to {@code node}.
   *
   * @throws IllegalArgumentException if no path leads there
   */
  public Trace pathTo(int node) {
    requireReached(node);
    int[] edges = new int[distance[node]];
    int at = node;
    for (int i = edges.length - 1; i >= 0; i--) {
      edges[i] = lastEdge[at];
      at = graph.source[edges[i]];
    }
    return new Trace(at, edges);
  }

  /**
   * Does nothing if every node is reached.
   *
   * @throws IllegalArgumentException if some node is not, naming the first
   */
  void requireAllReached() {
    for (int node = 0; node < distance.length; node++) {
      requireReached(node);
    }
  }

  private void requireReached(int node) {
    if (!reaches(node)) {
      throw new IllegalArgumentException("no path leads from an initial node to node " + node);
    }
  }
}
