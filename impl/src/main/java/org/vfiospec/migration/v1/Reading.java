package org.vfiospec.migration.v1;

import java.util.ArrayList;
import java.util.List;

/** How a priority list is read. */
public enum Reading {
  /** The requested state selects the actions, and the register changes once, at the end. */
  SELECTED {
    @Override
    List<Integer> path(List<BitGroup> order, int from, int to) {
      return List.of(to);
    }
  },
  /** As if the user had written one bit after another, in the order of the list. */
  DECOMPOSED {
    @Override
    List<Integer> path(List<BitGroup> order, int from, int to) {
      List<Integer> path = new ArrayList<>();
      int at = from;
      for (BitGroup group : order) {
        int next = at & ~group.flips().mask() | to & group.flips().mask();
        if (group.says(to) && next != at) {
          at = next;
          path.add(at);
        }
      }
      if (at != to) {
        path.add(to); // what the list says nothing of comes last
      }
      return path;
    }
  };

  /** The patterns that the register takes, one after another; the last is {@code to}. */
  abstract List<Integer> path(List<BitGroup> order, int from, int to);
}
