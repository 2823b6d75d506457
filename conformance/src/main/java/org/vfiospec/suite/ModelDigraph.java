package org.vfiospec.suite;

import org.vfiospec.cover.Digraph;
import org.vfiospec.tlc.StateGraph;

/**
 * A state graph as a graph to be covered: node {@code n} is state {@code n}, and edge {@code e} is
 * edge {@code e}. Immutable, so safe for any number of threads.
 */
public final class ModelDigraph implements Digraph {
  private final StateGraph graph;
  private final int[] sources;
  private final int[] initial;

  /** The graph of all states and all transitions of {@code graph}. */
  public ModelDigraph(StateGraph graph) {
    this.graph = graph;
    this.sources = new int[graph.edgeCount()];
    for (int state = 0; state < graph.stateCount(); state++) {
      for (int edge = graph.outBegin(state); edge < graph.outEnd(state); edge++) {
        sources[edge] = state;
      }
    }
    this.initial = graph.initialStates();
  }

  @Override
  public int nodes() {
    return graph.stateCount();
  }

  @Override
  public int edges() {
    return sources.length;
  }

  @Override
  public int source(int edge) {
    return sources[edge];
  }

  @Override
  public int target(int edge) {
    return graph.target(edge);
  }

  @Override
  public int[] initial() {
    return initial.clone();
  }
}
