package org.vfiospec.cover;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The fewest steps that cover a graph, by trying everything: a search over all pairs of the node
 * one is in and the set of edges taken so far. Shares no idea with what it is compared to.
 */
final class BruteForce {

  private BruteForce() {}

  static long fewestSteps(Digraph graph) {
    int sets = 1 << graph.edges();
    int[] steps = new int[graph.nodes() * sets];
    Arrays.fill(steps, Integer.MAX_VALUE);
    Deque<Integer> queue = new ArrayDeque<>();
    for (int node : graph.initial()) {
      steps[node * sets] = 0;
      queue.add(node * sets);
    }
    while (!queue.isEmpty()) {
      int at = queue.remove();
      int set = at % sets;
      if (set == sets - 1) {
        return steps[at];
      }
      for (int node : graph.initial()) {
        int next = node * sets + set;
        if (steps[at] < steps[next]) {
          steps[next] = steps[at];
          queue.addFirst(next);
        }
      }
      for (int edge = 0; edge < graph.edges(); edge++) {
        int next = graph.target(edge) * sets + (set | 1 << edge);
        if (graph.source(edge) == at / sets && steps[at] + 1 < steps[next]) {
          steps[next] = steps[at] + 1;
          queue.addLast(next);
        }
      }
    }
    throw new AssertionError("some edge cannot be reached");
  }
}
