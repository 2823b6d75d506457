package org.vfiospec.tlc.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The states that a worker found in this round. Each has a number once its turn has come. */
final class Fresh {
  private static final int UNNUMBERED = -1;

  /** What an invariant does not say of a state: that it holds; a reason if TLC cannot say. */
  record Doubt(int invariant, String failure) {}

  private final PackedRows rows;
  private final long[] packed;
  private final Ints slots = new Ints();
  private final Ints numbers = new Ints();
  private final Map<Integer, List<Doubt>> doubts = new HashMap<>();

  Fresh(int words) {
    this.rows = new PackedRows(words);
    this.packed = new long[words];
  }

  int add(long[] state) {
    int index = rows.add(state);
    if (index == numbers.size()) {
      numbers.add(UNNUMBERED);
      slots.add(0);
    } else {
      numbers.set(index, UNNUMBERED);
    }
    return index;
  }

  void removeLast() {
    rows.removeLast();
  }

  int size() {
    return rows.size();
  }

  boolean matches(int index, long[] state) {
    return rows.matches(index, state);
  }

  /** Where the table has it. */
  int slot(int index) {
    return slots.get(index);
  }

  void setSlot(int index, int slot) {
    slots.set(index, slot);
  }

  boolean isNumbered(int index) {
    return numbers.get(index) != UNNUMBERED;
  }

  int number(int index) {
    return numbers.get(index);
  }

  /** Gives a state its number: the next of the rows that it is copied to. */
  void number(int index, PackedRows to) {
    rows.copy(index, packed);
    numbers.set(index, to.add(packed));
  }

  void doubt(int index, Doubt doubt) {
    doubts.computeIfAbsent(index, i -> new ArrayList<>()).add(doubt);
  }

  List<Doubt> doubts(int index) {
    return doubts.isEmpty() ? List.of() : doubts.getOrDefault(index, List.of());
  }

  void clear() {
    rows.clear();
    doubts.clear();
  }
}
