package org.vfiospec.validate;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import org.vfiospec.tlc.StateGraph;

/**
 * The ways in which the prefixes of a log can be explained: a forest, with an initial state at each
 * root. A node is a state and the edge that leads there from its parent; its cost is the number of
 * unlogged steps from the root. A parent has a lower number than its children.
 */
final class Explanations {
  private static final int NONE = -1;
  private static final int FEW = 64;

  private final Ints states = new Ints();
  private final Ints parents = new Ints();
  private final Ints edges = new Ints();
  private final Ints costs = new Ints();

  /** The number of nodes at which it is worth while to look for those that lead nowhere. */
  private int many = FEW;

  int start(int state) {
    return add(state, NONE, NONE, 0);
  }

  int observed(int parent, int edge, int state) {
    return add(state, parent, edge, cost(parent));
  }

  int stuttered(int parent) {
    return add(state(parent), parent, NONE, cost(parent));
  }

  int unlogged(int parent, int edge, int state) {
    return add(state, parent, edge, cost(parent) + 1);
  }

  private int add(int state, int parent, int edge, int cost) {
    states.add(state);
    parents.add(parent);
    edges.add(edge);
    costs.add(cost);
    return states.size() - 1;
  }

  /**
   * Forgets what leads to none of these nodes, now and then; they may get other numbers. Where many
   * states are possible, most of what explained them a while ago explains none of them any more.
   */
  void keep(Ints nodes) {
    if (states.size() < many) {
      return;
    }
    BitSet kept = new BitSet(states.size());
    for (int i = 0; i < nodes.size(); i++) {
      for (int at = nodes.get(i); at != NONE && !kept.get(at); at = parents.get(at)) {
        kept.set(at);
      }
    }
    int[] numbers = new int[states.size()];
    int count = 0;
    for (int at = kept.nextSetBit(0); at >= 0; at = kept.nextSetBit(at + 1)) {
      int parent = parents.get(at);
      states.set(count, states.get(at));
      parents.set(count, parent == NONE ? NONE : numbers[parent]);
      edges.set(count, edges.get(at));
      costs.set(count, costs.get(at));
      numbers[at] = count++;
    }
    for (Ints each : List.of(states, parents, edges, costs)) {
      each.cut(count);
    }
    for (int i = 0; i < nodes.size(); i++) {
      nodes.set(i, numbers[nodes.get(i)]);
    }
    many = Math.max(FEW, 2 * count);
  }

  int state(int node) {
    return states.get(node);
  }

  int cost(int node) {
    return costs.get(node);
  }

  /**
   * The behaviour that leads to a node.
   *
   * @param observations how many are explained there
   */
  Witness witness(StateGraph graph, int node, int observations) {
    Deque<Move> moves = new ArrayDeque<>();
    int at = node;
    for (int left = observations; parents.get(at) != NONE; at = parents.get(at)) {
      boolean logged = cost(at) == cost(parents.get(at));
      left -= logged ? 1 : 0;
      moves.addFirst(
          new Move(
              edges.get(at) == NONE ? OptionalInt.empty() : OptionalInt.of(edges.get(at)),
              logged ? OptionalInt.of(left) : OptionalInt.empty(),
              state(at)));
    }
    return new Witness(graph, state(at), List.copyOf(moves));
  }
}
