package org.vfiospec.replay;

import java.util.List;

/**
 * What a replay did.
 *
 * @param extent what was replayed
 * @param edges the transitions of the state graph
 * @param edgesExecuted those of them that the implementation took as specified
 * @param refusals what the specification refuses: requests, counted in every state
 * @param refusalsExecuted those of them that the implementation refused as specified
 * @param steps the steps taken in all
 * @param seconds how long it took, without the exploration
 * @param divergenceCount how often the implementation did something else
 * @param divergences the first of these
 */
public record ReplayReport(
    Extent extent,
    long edges,
    long edgesExecuted,
    long refusals,
    long refusalsExecuted,
    long steps,
    double seconds,
    long divergenceCount,
    List<ReplayedDivergence> divergences) {

  /** What there is to replay. */
  public enum Extent {
    /** A state graph, with requests that are refused. */
    GRAPH,
    /** One trace, which need not have a refused request. */
    TRACE
  }

  /** Whether everything there is was executed, there is something, and nothing diverged. */
  public boolean passed() {
    boolean something = edges > 0 && refusals > 0 || extent == Extent.TRACE && edges + refusals > 0;
    return something
        && edgesExecuted == edges
        && refusalsExecuted == refusals
        && divergenceCount == 0;
  }
}
