package org.vfiospec.tlc.random;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.vfiospec.tlc.StateGraph;

/**
 * All loops of a graph so small that each set of its states can be tried. Of the loops through the
 * same states, the one with all their steps stands for all: it is fair if any of them is.
 */
final class FairLoops {
  private static final int MOST = 12;

  private final StateGraph graph;
  private final int size;
  private final int[] depth;

  FairLoops(StateGraph graph) {
    this.graph = graph;
    this.size = graph.stateCount();
    this.depth = new int[size];
    for (int s = 0; s < size; s++) {
      depth[s] = graph.parent(s) < 0 ? 0 : depth[graph.parent(s)] + 1;
    }
  }

  boolean areFew() {
    return size <= MOST;
  }

  /** The fewest steps to a loop of this kind; -1 if there is none. */
  int nearest(Predicate<Lasso> kind) {
    int best = -1;
    for (int set = 1; set < 1 << size; set++) {
      int within = set;
      int near =
          IntStream.range(0, size)
              .filter(s -> has(within, s))
              .map(s -> depth[s])
              .min()
              .orElseThrow();
      if (best < 0 || near < best) {
        Lasso loop = through(set);
        if (loop != null && kind.test(loop)) {
          best = near;
        }
      }
    }
    return best;
  }

  private static boolean has(int set, int state) {
    return (set >> state & 1) != 0;
  }

  /** Goes through all states of a set and all steps between them; null if it cannot. */
  private Lasso through(int set) {
    int first = Integer.numberOfTrailingZeros(set);
    List<Integer> walk = new ArrayList<>(List.of(first));
    for (int s = 0; s < size; s++) {
      if (!has(set, s)) {
        continue;
      }
      if (!walked(walk, s, set)) {
        return null;
      }
      for (int e = graph.outBegin(s); e < graph.outEnd(s); e++) {
        if (has(set, graph.target(e))) {
          if (!walked(walk, s, set)) {
            return null;
          }
          walk.add(graph.target(e));
        }
      }
    }
    if (!walked(walk, first, set)) {
      return null;
    }
    return new Lasso(walk.stream().map(s -> values(graph.state(s))).toList(), 0);
  }

  private boolean walked(List<Integer> walk, int to, int set) {
    int[] before = new int[size];
    Arrays.fill(before, -1);
    int from = walk.get(walk.size() - 1);
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(to));
    before[to] = to;
    while (!queue.isEmpty()) {
      int t = queue.remove();
      for (int s = 0; s < size; s++) {
        if (has(set, s) && before[s] < 0 && steps(s, t)) {
          before[s] = t;
          queue.add(s);
        }
      }
    }
    if (before[from] < 0) {
      return false;
    }
    for (int s = from; s != to; ) {
      s = before[s];
      walk.add(s);
    }
    return true;
  }

  private boolean steps(int from, int to) {
    return IntStream.range(graph.outBegin(from), graph.outEnd(from))
        .anyMatch(e -> graph.target(e) == to);
  }

  /** The values of x, y and z. */
  static int[] values(Map<String, Object> state) {
    return IntStream.of(0, 1, 2)
        .map(v -> Integer.parseInt(state.get(List.of("x", "y", "z").get(v)).toString()))
        .toArray();
  }
}
