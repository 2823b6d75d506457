package org.vfiospec.cover;

import java.util.List;

/**
 * Traces that together take every edge of a graph, with a proven bound on how few steps that can
 * take.
 *
 * <p>A suite from {@link #shortest} has exactly as many steps as the bound. An instance made in
 * another way claims only what {@link CoverageAudit} finds in it.
 *
 * @param states the number of nodes of the graph
 * @param edges the number of edges of the graph
 * @param traces the traces, each from an initial node
 * @param bound what no covering suite of the graph can go below
 */
public record CoveringSuite(int states, int edges, List<Trace> traces, LowerBound bound) {

  /** Copies the list. */
  public CoveringSuite {
    traces = List.copyOf(traces);
  }

  /**
   * A suite of the fewest steps, and among those of few traces. The same graph gives the same suite
   * in every run. A graph without edges gives a suite without traces, which no audit passes.
   *
   * @throws IllegalArgumentException if no path leads to some node from an initial one, or the
   *     graph names nodes it does not have
   */
  public static CoveringSuite shortest(Digraph graph) {
    Adjacency adjacency = Adjacency.of(graph);
    CheapestRepeats repeats = CheapestRepeats.of(adjacency);
    List<Trace> traces = EulerTraces.of(adjacency, repeats);
    return new CoveringSuite(
        adjacency.nodes, adjacency.edges, traces, LowerBound.proven(graph, repeats.prices()));
  }

  /** The number of steps of all traces together. */
  public long steps() {
    return traces.stream().mapToLong(Trace::length).sum();
  }

  /** The number of steps that no covering suite of the graph can go below. */
  public long lowerBound() {
    return bound.steps();
  }
}
