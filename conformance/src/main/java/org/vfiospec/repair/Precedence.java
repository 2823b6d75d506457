package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What stands before what in all of some orders. */
final class Precedence {
  private final List<?> actions;
  private final boolean[][] before;
  private final boolean characterizes;

  /**
   * @param orders each as the places of the actions in it; at least one
   */
  Precedence(List<?> actions, List<int[]> orders) {
    this.actions = actions;
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

  /** The pairs, without those that follow from two others. */
  List<List<?>> pairs() {
    List<List<?>> pairs = new ArrayList<>();
    for (int a = 0; a < before.length; a++) {
      for (int b = 0; b < before.length; b++) {
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
