package org.vfiospec.tlc.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The states that were found. A state has a number once its turn has come; until then it is fresh,
 * and known by a reference to the worker that found it. Workers look for states and add fresh ones
 * at once; everything else is done by one thread while they rest.
 *
 * <p>A slot holds a state's hash above the number, from 1, or above the reference, which is
 * negative; so a look at a slot hardly ever leads to the wrong state.
 */
final class StateTable {
  private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long REFERENCE = 0xFFFFFFFFL;
  private static final int MIN_SLOTS = 1 << 12;
  private static final int MAX_SLOTS = 1 << 30;

  private final int workers;
  private final Fresh[] fresh;
  private Layout layout;
  private Hash hash;
  private PackedRows rows;
  private long[] slots = new long[MIN_SLOTS];

  StateTable(Layout layout, int workers) {
    this.workers = workers;
    this.fresh = new Fresh[workers];
    use(layout);
    this.rows = new PackedRows(layout.words());
  }

  private void use(Layout used) {
    layout = used;
    hash = new Hash(used.words());
    for (int w = 0; w < workers; w++) {
      fresh[w] = new Fresh(used.words());
    }
  }

  Layout layout() {
    return layout;
  }

  Hash hash() {
    return hash;
  }

  int size() {
    return rows.size();
  }

  PackedRows rows() {
    return rows;
  }

  /** How many states can be added before there has to be {@link #makeRoom}. */
  int room() {
    return slots.length / 3 * 2 - size();
  }

  /** How many more than that can be added before looking for states takes too long. */
  int reserve() {
    return slots.length / 8;
  }

  /** The fresh states of a worker. */
  Fresh own(int worker) {
    return fresh[worker];
  }

  /** Whether a reference is of a fresh state. */
  static boolean isFresh(int reference) {
    return reference < 0;
  }

  Fresh fresh(int reference) {
    return fresh[~reference % workers];
  }

  int freshIndex(int reference) {
    return ~reference / workers;
  }

  /** Has the processor fetch what {@link #find} will look at first; the result means nothing. */
  long touch(int hashed) {
    return slots[hashed & slots.length - 1];
  }

  /**
   * The number of a state, or the reference of a fresh one; it is new if it is the worker's last.
   *
   * @param hashed its {@link Hash}
   */
  int find(long[] packed, int hashed, int worker) {
    int mask = slots.length - 1;
    int at = hashed & mask;
    long tag = (long) hashed << 32;
    int added = 0;
    while (true) {
      long slot = (long) SLOTS.getVolatile(slots, at);
      if (slot == 0) {
        if (added == 0) {
          added = ~(fresh[worker].add(packed) * workers + worker);
        }
        if (SLOTS.compareAndSet(slots, at, 0L, tag | added & REFERENCE)) {
          fresh[worker].setSlot(~added / workers, at);
          return added;
        }
      } else if ((slot & ~REFERENCE) == tag && isSame((int) slot, packed)) {
        if (added != 0) {
          fresh[worker].removeLast();
        }
        return (int) slot > 0 ? (int) slot - 1 : (int) slot;
      } else {
        at = at + 1 & mask;
      }
    }
  }

  /** The number of a state, or -1 if it is none of those that were found; when none is fresh. */
  int number(long[] packed, int hashed) {
    int mask = slots.length - 1;
    int at = hashed & mask;
    while (true) {
      long slot = slots[at];
      if (slot == 0) {
        return -1;
      }
      if ((int) (slot >>> 32) == hashed && rows.matches((int) slot - 1, packed)) {
        return (int) slot - 1;
      }
      at = at + 1 & mask;
    }
  }

  private boolean isSame(int reference, long[] packed) {
    return reference > 0
        ? rows.matches(reference - 1, packed)
        : fresh(reference).matches(freshIndex(reference), packed);
  }

  /** Adds a state that is known to be none of those that are there; when none is fresh. */
  void restore(int[] row) {
    if (room() <= 0) {
      makeRoom();
    }
    long[] packed = new long[layout.words()];
    layout.pack(row, packed);
    put(slots, (long) Hash.of(hash.sum(packed)) << 32 | rows.add(packed) + 1);
  }

  /** Gives a fresh state the next number. */
  int number(int reference) {
    int number = rows.size();
    fresh(reference).number(freshIndex(reference), rows);
    return number;
  }

  /** From here on, states that were fresh are known by their numbers; all must have one. */
  void settle() {
    for (Fresh each : fresh) {
      for (int i = 0; i < each.size(); i++) {
        int at = each.slot(i);
        slots[at] = slots[at] & ~REFERENCE | each.number(i) + 1;
      }
      each.clear();
    }
  }

  /** Forgets what is fresh, and has no number. */
  void forgetFresh() {
    for (Fresh each : fresh) {
      each.clear();
    }
    enterAll();
  }

  private void enterAll() {
    java.util.Arrays.fill(slots, 0);
    long[] packed = new long[layout.words()];
    for (int state = 0; state < rows.size(); state++) {
      rows.copy(state, packed);
      put(slots, (long) Hash.of(hash.sum(packed)) << 32 | state + 1);
    }
  }

  private static void put(long[] into, long slot) {
    int mask = into.length - 1;
    int at = (int) (slot >>> 32) & mask;
    while (into[at] != 0) {
      at = at + 1 & mask;
    }
    into[at] = slot;
  }

  /** Makes room for at least as many states as there are; when none is fresh. */
  void makeRoom() {
    if (slots.length == MAX_SLOTS) {
      throw new OutOfMemoryError("more states than a table of " + MAX_SLOTS + " holds");
    }
    long[] grown = new long[2 * slots.length];
    for (long slot : slots) {
      if (slot != 0) {
        put(grown, slot);
      }
    }
    slots = grown;
  }

  /** Packs all states anew, and forgets those that are fresh. */
  void repack(Layout wider) {
    Layout before = layout;
    PackedRows old = rows;
    use(wider);
    rows = new PackedRows(wider.words());
    long[] from = new long[before.words()];
    long[] to = new long[wider.words()];
    int[] row = new int[wider.variables()];
    for (int state = 0; state < old.size(); state++) {
      old.copy(state, from);
      before.unpack(from, row);
      wider.pack(row, to);
      rows.add(to);
    }
    enterAll();
  }

  /** A state as the ids of its variables' values. */
  void unpack(int number, int[] row) {
    for (int v = 0; v < row.length; v++) {
      row[v] = id(number, v);
    }
  }

  int id(int number, int variable) {
    return layout.id(variable, rows.word(number, layout.word(variable)));
  }
}
