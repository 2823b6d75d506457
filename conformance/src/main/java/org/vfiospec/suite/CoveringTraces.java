package org.vfiospec.suite;

import java.util.List;
import org.vfiospec.cover.CoverageAudit;
import org.vfiospec.cover.CoveringSuite;
import org.vfiospec.tlc.Exploration;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.StateGraph;

/**
 * The state graph of a model with a suite of traces that covers it.
 *
 * @param suite a suite of the fewest steps, which passed its audit
 */
public record CoveringTraces(StateGraph graph, CoveringSuite suite) {

  /** Explores a model, asking for no observations, and covers its graph. */
  public static CoveringTraces of(Model model, ProgressListener listener) {
    return of(model, List.of(), listener);
  }

  /** Explores a model with some {@linkplain Explorer#explore observations} and covers its graph. */
  public static CoveringTraces of(
      Model model, List<String> observations, ProgressListener listener) {
    Exploration exploration = Explorer.explore(model, observations, listener);
    return of(exploration.graph());
  }

  /**
   * Covers a graph.
   *
   * @throws IllegalStateException if the audit does not pass; this then is a fault of the program,
   *     or the graph has no edges
   */
  public static CoveringTraces of(StateGraph graph) {
    ModelDigraph digraph = new ModelDigraph(graph);
    CoveringSuite suite = CoveringSuite.shortest(digraph);
    CoverageAudit audit = CoverageAudit.of(digraph, suite);
    if (!audit.passed()) {
      throw new IllegalStateException("the covering traces fail their audit: " + audit.findings());
    }
    return new CoveringTraces(graph, suite);
  }
}
