package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The orders of some actions that have none of certain orders of fewer actions in them. */
final class SubOrders {
  private static final int MOST = 10;

  private final List<?> actions;
  private final List<int[]> wrong = new ArrayList<>();

  /**
   * @param wrong orders of some of the actions
   */
  SubOrders(List<?> actions, Set<List<?>> wrong) {
    if (actions.size() > MOST || new HashSet<>(actions).size() < actions.size()) {
      throw new IllegalArgumentException("the orders of " + actions + " cannot be listed");
    }
    this.actions = List.copyOf(actions);
    wrong.forEach(each -> this.wrong.add(each.stream().mapToInt(actions::indexOf).toArray()));
  }

  /** Whether an order of all actions has none of them in it. */
  boolean isRight(List<?> order) {
    int[] places = new int[actions.size()];
    for (int i = 0; i < order.size(); i++) {
      places[actions.indexOf(order.get(i))] = i;
    }
    return isRight(places);
  }

  private boolean isRight(int[] places) {
    return wrong.stream().noneMatch(each -> hasIn(places, each));
  }

  private static boolean hasIn(int[] places, int... some) {
    for (int i = 1; i < some.length; i++) {
      if (places[some[i - 1]] > places[some[i]]) {
        return false;
      }
    }
    return true;
  }

  /** All orders without them, each as the places of the actions in it. */
  List<int[]> right() {
    List<int[]> found = new ArrayList<>();
    arrange(new int[actions.size()], new boolean[actions.size()], 0, found);
    return found;
  }

  private void arrange(int[] places, boolean[] taken, int action, List<int[]> found) {
    if (action == places.length) {
      if (isRight(places)) {
        found.add(places.clone());
      }
      return;
    }
    for (int place = 0; place < places.length; place++) {
      if (!taken[place]) {
        taken[place] = true;
        places[action] = place;
        arrange(places, taken, action + 1, found);
        taken[place] = false;
      }
    }
  }

  /** The order in which actions have these places. */
  List<?> order(int... places) {
    Object[] order = new Object[places.length];
    for (int action = 0; action < places.length; action++) {
      order[places[action]] = actions.get(action);
    }
    return List.of(order);
  }
}
