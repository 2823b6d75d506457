package org.vfiospec.validate;

import java.util.BitSet;
import org.vfiospec.tlc.StateGraph;

/**
 * The states in which the behaviours that explain a prefix of a log can be, with a cheapest
 * explanation of each. A state is here once, and cheaper ones come first; every step keeps that
 * order, so a queue is enough to find what is cheapest.
 */
final class Frontier {
  private final StateGraph graph;
  private final BitSet unlogged;
  private final Explanations explanations = new Explanations();

  /** The states of {@link #nodes} while these are looked for; else empty. */
  private final BitSet met = new BitSet();

  private Ints nodes = new Ints();
  private Ints before = new Ints();
  private int explained;

  /**
   * The initial states.
   *
   * @param unlogged the steps that a log need not show
   */
  Frontier(StateGraph graph, BitSet unlogged) {
    this.graph = graph;
    this.unlogged = unlogged;
    for (int state : graph.initialStates()) {
      nodes.add(explanations.start(state));
    }
  }

  /** Takes any number of unlogged steps. It meets no state twice, so it comes to an end. */
  void close() {
    if (unlogged.isEmpty()) {
      return;
    }
    leave();
    int gone = 0;
    for (int i = 0; i < before.size(); i++) {
      int cost = explanations.cost(before.get(i));
      while (gone < nodes.size() && explanations.cost(nodes.get(gone)) < cost) {
        goUnlogged(nodes.get(gone++));
      }
      if (!met.get(explanations.state(before.get(i)))) {
        meet(before.get(i));
      }
    }
    while (gone < nodes.size()) {
      goUnlogged(nodes.get(gone++));
    }
    arrive();
  }

  private void goUnlogged(int node) {
    int state = explanations.state(node);
    for (int edge = graph.outBegin(state); edge < graph.outEnd(state); edge++) {
      int target = graph.target(edge);
      if (unlogged.get(graph.stepId(edge)) && !met.get(target)) {
        meet(explanations.unlogged(node, edge, target));
      }
    }
  }

  /**
   * Goes on as an observation says.
   *
   * @return whether that is possible; if not, nothing has changed
   */
  boolean follow(Sight sight) {
    leave();
    for (int i = 0; i < before.size(); i++) {
      int node = before.get(i);
      int state = explanations.state(node);
      if (sight.stutters() && !met.get(state) && sight.isOf(graph, state)) {
        meet(explanations.stuttered(node));
      }
      for (int edge = graph.outBegin(state); edge < graph.outEnd(state); edge++) {
        int target = graph.target(edge);
        if (sight.steps().get(graph.stepId(edge))
            && !met.get(target)
            && sight.isOf(graph, target)) {
          meet(explanations.observed(node, edge, target));
        }
      }
    }
    if (nodes.size() == 0) {
      swap();
      return false;
    }
    arrive();
    explained++;
    return true;
  }

  private void leave() {
    swap();
    nodes.cut(0);
  }

  private void swap() {
    Ints left = nodes;
    nodes = before;
    before = left;
  }

  private void meet(int node) {
    met.set(explanations.state(node));
    nodes.add(node);
  }

  /** Clears what was met state by state: mostly there are few. */
  private void arrive() {
    for (int i = 0; i < nodes.size(); i++) {
      met.clear(explanations.state(nodes.get(i)));
    }
    explanations.keep(nodes);
  }

  /** The number of states. */
  int size() {
    return nodes.size();
  }

  /** One of the states. */
  int state(int at) {
    return explanations.state(nodes.get(at));
  }

  /** How many observations were followed. */
  int explained() {
    return explained;
  }

  /** A cheapest behaviour that explains them. */
  Witness witness() {
    return explanations.witness(graph, nodes.get(0), explained);
  }
}
