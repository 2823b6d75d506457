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

  /** All nodes, nearest to the initial ones first, and how far each is from them. */
  private final int[] fromStart;

  private final int[] depth;

  /**
   * The nodes before this place of {@link #fromStart} have no uncovered edge, and will have none.
   */
  private int firstUncovered;

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
    this.fromStart = new int[graph.nodes()];
    this.depth = new int[graph.nodes()];
    Arrays.fill(depth, NONE);
    orderFromStart();
  }

  private void orderFromStart() {
    int queued = 0;
    for (int node : graph.initial()) {
      depth[node] = 0;
      fromStart[queued++] = node;
    }
    for (int head = 0; head < queued; head++) {
      int node = fromStart[head];
      for (int i = firstOut[node]; i < firstOut[node + 1]; i++) {
        int next = graph.target(out[i]);
        if (depth[next] == NONE) {
          depth[next] = depth[node] + 1;
          fromStart[queued++] = next;
        }
      }
    }
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
      if (goal != NONE) {
        steps += distance[goal];
      } else {
        goal = nearestToStart();
        if (goal == NONE) {
          return new Walk(steps, traces);
        }
        steps += depth[goal];
        traces++;
      }
      steps++;
      node = graph.target(out[firstOut[goal] + covered[goal]++]);
    }
  }

  private boolean hasUncovered(int node) {
    return covered[node] < firstOut[node + 1] - firstOut[node];
  }

  private int nearestToStart() {
    while (firstUncovered < fromStart.length && !hasUncovered(fromStart[firstUncovered])) {
      firstUncovered++;
    }
    return firstUncovered == fromStart.length ? NONE : fromStart[firstUncovered];
  }

  /** The nearest node with an uncovered edge out of it; its distance is then in place. */
  private int nearest(int from) {
    search++;
    int queued = enter(from, 0, 0);
    for (int head = 0; head < queued; head++) {
      int node = queue[head];
      if (hasUncovered(node)) {
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
