package org.vfiospec.tlc.inside;

import org.vfiospec.tlc.boundary.Rows;

/** Numbers the distinct states, each given as the value numbers of its variables. */
final class StateTable {
  private final Rows rows;
  private final int width;
  private final IntList hashes = new IntList();
  private int[] slots = new int[1 << 12];

  StateTable(int width) {
    this.width = width;
    this.rows = new Rows(width);
  }

  int size() {
    return rows.size();
  }

  Rows rows() {
    return rows;
  }

  /** The number of a state; a number equal to the size before the call says that it is new. */
  int intern(int[] row) {
    int hash = hash(row);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int state = slots[slot] - 1;
      if (hashes.get(state) == hash && rows.matches(state, row)) {
        return state;
      }
      slot = slot + 1 & mask;
    }
    int state = rows.add(row);
    hashes.add(hash);
    slots[slot] = state + 1;
    if (2 * rows.size() > slots.length) {
      grow();
    }
    return state;
  }

  private int hash(int[] row) {
    long mixed = 0;
    for (int i = 0; i < width; i++) {
      mixed = (mixed ^ row[i]) * 0x9E3779B97F4A7C15L;
      mixed ^= mixed >>> 29;
    }
    return (int) (mixed ^ mixed >>> 32);
  }

  private void grow() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int state = 0; state < rows.size(); state++) {
      int slot = hashes.get(state) & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = state + 1;
    }
  }
}
