package org.vfiospec.replay;

import java.util.List;

/**
 * What a replay did.
 *
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
    long edges,
    long edgesExecuted,
    long refusals,
    long refusalsExecuted,
    long steps,
    double seconds,
    long divergenceCount,
    List<ReplayedDivergence> divergences) {

  /** Whether everything there is was executed, there is something, and nothing diverged. */
  public boolean passed() {
    return edges > 0
        && edgesExecuted == edges
        && refusalsExecuted == refusals
        && divergenceCount == 0;
  }
}
