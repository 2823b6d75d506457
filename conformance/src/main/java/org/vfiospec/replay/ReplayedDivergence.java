package org.vfiospec.replay;

import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Step;

/**
 * Where a replay diverged.
 *
 * @param message what was expected, and what was found
 * @param steps the steps from the initial state to there, the diverging one last
 * @param states the specification's states along these steps, one more than there are steps
 */
public record ReplayedDivergence(
    String message, List<Step> steps, List<Map<String, Object>> states) {}
