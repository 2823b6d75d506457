package org.vfiospec.cover;

/**
 * A directed multigraph with initial nodes, such as the state graph of a model. Nodes are numbered
 * from 0 to {@code nodes() - 1} and edges from 0 to {@code edges() - 1}; parallel edges and
 * self-loops are allowed.
 *
 * <p>An implementation must not change while it is used: every method returns the same at each
 * call.
 */
public interface Digraph {

  /** The number of nodes. */
  int nodes();

  /** The number of edges. */
  int edges();

  /** The node that {@code edge} leaves. */
  int source(int edge);

  /** The node that {@code edge} enters. */
  int target(int edge);

  /** The nodes a trace may start in, without repetition. The caller does not change the array. */
  int[] initial();
}
