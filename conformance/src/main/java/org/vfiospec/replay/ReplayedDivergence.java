package org.vfiospec.replay;

import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Step;

/**
 * Where a replay diverged.
 *
 * @param divergence what was expected, and what was found; with its cause, if a context failed
 * @param steps the steps from the initial state to there, the diverging one last; a refused request
 *     is a step, too
 * @param states the specification's states along these steps, one more than there are steps
 */
public record ReplayedDivergence(
    Divergence divergence, List<Step> steps, List<Map<String, Object>> states) {

  /** What was expected, and what was found. */
  public String message() {
    return divergence.getMessage();
  }
}
