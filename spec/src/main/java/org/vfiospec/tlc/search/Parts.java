package org.vfiospec.tlc.search;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vfiospec.tlc.boundary.Columns;
import org.vfiospec.tlc.boundary.Evaluator;

/**
 * The values of columns in a state. Those of the parts are asked of the evaluator once for each
 * value that they are a part of; any thread may look them up.
 */
final class Parts {
  private final Evaluator evaluator;
  private final int variables;

  private final Map<Pair, Integer> comparisons = new ConcurrentHashMap<>();
  private volatile int[] parents = new int[0];

  /**
   * For each part, by the id of what it is a part of: 1 more than its own id, or 0. Whoever sees
   * less than there is asks again, with the lock; so this need not be volatile.
   */
  private int[][] known = new int[0][];

  /** Two values of a variable. */
  private record Pair(int variable, int one, int other) {}

  Parts(Evaluator evaluator, int variables) {
    this.evaluator = evaluator;
    this.variables = variables;
  }

  /** The id of a column's value in a state. */
  int id(int column, int[] row) {
    return column < variables ? row[column] : partId(column, row);
  }

  private int partId(int column, int[] row) {
    int part = column - variables;
    int[] all = parents;
    if (part >= all.length) {
      return ask(column, row);
    }
    int of = all[part] < variables ? row[all[part]] : partId(all[part], row);
    int[][] parts = known;
    int[] ids = part < parts.length ? parts[part] : null;
    if (ids != null && of < ids.length && ids[of] != 0) {
      return ids[of] - 1;
    }
    return ask(column, row);
  }

  private int ask(int column, int[] row) {
    synchronized (evaluator) {
      return ask(column, id(parents[column - variables], row));
    }
  }

  private int ask(int column, int of) {
    synchronized (evaluator) {
      int part = column - variables;
      int id = evaluator.part(column, of);
      int[] ids = known[part];
      if (of >= ids.length) {
        ids = Arrays.copyOf(ids, Math.max(of + 1, 2 * ids.length));
      }
      ids[of] = id + 1;
      int[][] all = known.clone();
      all[part] = ids;
      known = all;
      return id;
    }
  }

  /** How two values of a variable compare. */
  int compare(int variable, int one, int other) {
    if (one == other) {
      return Columns.EQUAL;
    }
    Pair pair = new Pair(variable, one, other);
    Integer known = comparisons.get(pair);
    if (known == null) {
      // Not inside of the map's own lock, which others want who hold the evaluator's.
      synchronized (evaluator) {
        known = evaluator.compare(variable, one, other);
      }
      comparisons.put(pair, known);
    }
    return known;
  }

  /** The variable that a read is of, in part or whole. */
  int variable(int code) {
    int column = Columns.column(code);
    while (column >= variables) {
      column = parents[column - variables];
    }
    return column;
  }

  /** Makes sure that the columns of these reads are known; for who holds the lock. */
  void learn(int[] codes) {
    for (int code : codes) {
      int column = Columns.column(code);
      while (column - variables >= parents.length) {
        int next = variables + parents.length;
        int[] more = Arrays.copyOf(parents, parents.length + 1);
        more[parents.length] = evaluator.parent(next);
        int[][] all = Arrays.copyOf(known, parents.length + 1);
        all[parents.length] = new int[0];
        known = all;
        parents = more;
      }
    }
  }
}
