package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What stands before what in all of some orders. */
final class Precedence {
  private final List<?> actions;
  private final int[] example;
  private final boolean[][] before;
  private final boolean characterizes;

  /**
   * @param orders each as the places of the actions in it; at least one
   */
  Precedence(List<?> actions, List<int[]> orders) {
    this.actions = actions;
    this.example = orders.get(0);
    int size = actions.size();
    this.before = new boolean[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        int first = a;
        int second = b;
        before[a][b] = a != b && orders.stream().allMatch(at -> at[first] < at[second]);
      }
    }
    Set<List<?>> pairs = new HashSet<>();
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        if (before[a][b]) {
          pairs.add(List.of(actions.get(b), actions.get(a)));
        }
      }
    }
    this.characterizes = new SubOrders(actions, pairs).right().size() == orders.size();
  }

  /** Whether no other order has these pairs. */
  boolean characterizes() {
    return characterizes;
  }

  /** The pairs, without those that follow from two others, in the sequence of the first order. */
  List<List<?>> pairs() {
    List<List<?>> pairs = new ArrayList<>();
    List<Integer> sequence =
        IntStream.range(0, example.length)
            .boxed()
            .sorted(Comparator.comparing(action -> example[action]))
            .toList();
    for (int a : sequence) {
      for (int b : sequence) {
        if (before[a][b] && !follows(a, b)) {
          pairs.add(List.of(actions.get(a), actions.get(b)));
        }
      }
    }
    return pairs;
  }

  private boolean follows(int a, int b) {
    for (int between = 0; between < before.length; between++) {
      if (before[a][between] && before[between][b]) {
        return true;
      }
    }
    return false;
  }
}
