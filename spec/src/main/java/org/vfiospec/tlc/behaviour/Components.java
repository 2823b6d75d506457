package org.vfiospec.tlc.behaviour;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The strongly connected components of a product, where only some moves may be taken. Tarjan's
 * algorithm, without recursion.
 */
final class Components {
  /** Whether a move from a place may be taken. */
  interface Allowed {
    boolean test(int place, int move);
  }

  private final Product product;
  private final Allowed allowed;
  private final int[] order;
  private final int[] low;
  private final boolean[] open;
  private int[] path = new int[64];
  private int[] cursors = new int[64];
  private int depth;
  private final int[] stack;
  private int stacked;
  private int visited;

  private Components(Product product, Allowed allowed) {
    this.product = product;
    this.allowed = allowed;
    this.order = new int[product.size()];
    this.low = new int[product.size()];
    this.open = new boolean[product.size()];
    this.stack = new int[product.size()];
  }

  /** Gives each component to {@code found}: its places, in no order. */
  static void of(Product product, Allowed allowed, Consumer<int[]> found) {
    Components components = new Components(product, allowed);
    for (int place = 0; place < product.size(); place++) {
      if (components.order[place] == 0) {
        components.search(place, found);
      }
    }
  }

  private void search(int root, Consumer<int[]> found) {
    enter(root);
    while (depth > 0) {
      int place = path[depth - 1];
      int move = cursors[depth - 1];
      if (move < product.end(place)) {
        cursors[depth - 1]++;
        follow(place, move);
      } else {
        leave(place, found);
      }
    }
  }

  private void enter(int place) {
    order[place] = ++visited;
    low[place] = visited;
    open[place] = true;
    stack[stacked++] = place;
    if (depth == path.length) {
      path = Arrays.copyOf(path, 2 * depth);
      cursors = Arrays.copyOf(cursors, 2 * depth);
    }
    path[depth] = place;
    cursors[depth++] = product.begin(place);
  }

  private void follow(int place, int move) {
    int target = product.target(move);
    if (order[target] != 0 && !open[target] || !allowed.test(place, move)) {
      return;
    }
    if (order[target] == 0) {
      enter(target);
    } else {
      low[place] = Math.min(low[place], order[target]);
    }
  }

  private void leave(int place, Consumer<int[]> found) {
    depth--;
    if (depth > 0) {
      low[path[depth - 1]] = Math.min(low[path[depth - 1]], low[place]);
    }
    if (low[place] == order[place]) {
      int end = stacked;
      do {
        open[stack[--stacked]] = false;
      } while (stack[stacked] != place);
      found.accept(Arrays.copyOfRange(stack, stacked, end));
    }
  }
}
