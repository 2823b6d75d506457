package org.vfiospec.tlc.search;

import java.util.Arrays;
import org.vfiospec.tlc.boundary.Evaluator;

/** What edits make of old values; each is asked for once, and any thread may look it up. */
final class Edits {
  private final Evaluator evaluator;

  // Whoever sees less than there is asks again, with the lock; so this need not be volatile.
  /** For each edit, by the id of the old value: 1 more than the id of the new one, or 0. */
  private int[][] known = new int[64][];

  Edits(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** The id of the new value. */
  int edited(int edit, int old) {
    int[][] all = known;
    if (edit < all.length) {
      int[] ids = all[edit];
      if (ids != null && old < ids.length && ids[old] != 0) {
        return ids[old] - 1;
      }
    }
    return ask(edit, old);
  }

  private int ask(int edit, int old) {
    synchronized (evaluator) {
      int[][] all = known;
      if (edit >= all.length) {
        all = Arrays.copyOf(all, Math.max(edit + 1, 2 * all.length));
      }
      int[] ids = all[edit] == null ? new int[old + 1] : all[edit];
      if (old >= ids.length) {
        ids = Arrays.copyOf(ids, Math.max(old + 1, 2 * ids.length));
      }
      ids[old] = evaluator.edited(edit, old) + 1;
      all[edit] = ids;
      known = all;
      return ids[old] - 1;
    }
  }
}
