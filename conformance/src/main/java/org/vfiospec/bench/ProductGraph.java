package org.vfiospec.bench;

import java.util.Arrays;
import org.vfiospec.cover.Digraph;

/**
 * Small machines side by side, each of which goes round when it is its turn or back to its start:
 * the shape of a model's state graph, in any size.
 */
final class ProductGraph implements Digraph {
  private final int[] sizes;
  private final int nodes;

  /** A machine of each size. */
  ProductGraph(int... sizes) {
    this.sizes = sizes.clone();
    this.nodes = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
  }

  @Override
  public int nodes() {
    return nodes;
  }

  @Override
  public int edges() {
    return Math.multiplyExact(nodes, 2 * sizes.length);
  }

  @Override
  public int source(int edge) {
    return edge / (2 * sizes.length);
  }

  @Override
  public int target(int edge) {
    int node = source(edge);
    int move = edge % (2 * sizes.length);
    int stride = 1;
    for (int machine = 0; machine < move / 2; machine++) {
      stride *= sizes[machine];
    }
    int place = node / stride % sizes[move / 2];
    int next = move % 2 == 0 ? (place + 1) % sizes[move / 2] : 0;
    return node + (next - place) * stride;
  }

  @Override
  public int[] initial() {
    return new int[] {0};
  }
}
