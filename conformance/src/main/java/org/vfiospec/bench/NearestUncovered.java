package org.vfiospec.bench;

import java.util.Arrays;
import org.vfiospec.cover.Digraph;

/**
 * The simple way to cover a graph: from where one is, walk to the nearest edge not taken yet and
 * take it; where none can be reached, start again. What covering suites are compared with.
 */
final class NearestUncovered {
  private static final int NONE = -1;

  private final Digraph graph;
  private final int[] firstOut;
  private final int[] out;

  /** How many edges out of each node are covered: always the first ones. */
  private final int[] covered;

  /** Nodes from which no uncovered edge can be reached, now and so for ever. */
  private final boolean[] exhausted;

  private final int[] seenIn;
  private final int[] distance;
  private final int[] queue;
  private int search;
  private int traces;

  private NearestUncovered(Digraph graph) {
    this.graph = graph;
    this.firstOut = new int[graph.nodes() + 1];
    this.out = new int[graph.edges()];
    this.covered = new int[graph.nodes()];
    this.exhausted = new boolean[graph.nodes()];
    this.seenIn = new int[graph.nodes()];
    this.distance = new int[graph.nodes()];
    this.queue = new int[graph.nodes()];
    group();
  }

  /** What the walk came to. */
  record Walk(long steps, int traces) {}

  static Walk over(Digraph graph) {
    return new NearestUncovered(graph).walk();
  }

  private void group() {
    for (int edge = 0; edge < graph.edges(); edge++) {
      firstOut[graph.source(edge) + 1]++;
    }
    for (int node = 0; node < graph.nodes(); node++) {
      firstOut[node + 1] += firstOut[node];
    }
    int[] next = firstOut.clone();
    for (int edge = 0; edge < graph.edges(); edge++) {
      out[next[graph.source(edge)]++] = edge;
    }
  }

  private Walk walk() {
    long steps = 0;
    int node = NONE;
    while (true) {
      int goal = node == NONE ? NONE : nearest(node);
      if (goal == NONE) {
        goal = nearest(graph.initial());
        if (goal == NONE) {
          return new Walk(steps, traces);
        }
        traces++;
      }
      steps += distance[goal] + 1L;
      node = graph.target(out[firstOut[goal] + covered[goal]++]);
    }
  }

  /** The nearest node with an uncovered edge out of it; its distance is then in place. */
  private int nearest(int... from) {
    search++;
    int queued = 0;
    for (int node : from) {
      queued = enter(node, 0, queued);
    }
    for (int head = 0; head < queued; head++) {
      int node = queue[head];
      if (covered[node] < firstOut[node + 1] - firstOut[node]) {
        return node;
      }
      for (int i = firstOut[node]; i < firstOut[node + 1]; i++) {
        queued = enter(graph.target(out[i]), distance[node] + 1, queued);
      }
    }
    Arrays.stream(queue, 0, queued).forEach(node -> exhausted[node] = true);
    return NONE;
  }

  private int enter(int node, int at, int queued) {
    if (exhausted[node] || seenIn[node] == search) {
      return queued;
    }
    seenIn[node] = search;
    distance[node] = at;
    queue[queued] = node;
    return queued + 1;
  }
}
