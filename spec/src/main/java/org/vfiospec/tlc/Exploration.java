package org.vfiospec.tlc;

import java.util.Map;

/**
 * A state graph with what was found on the way. The components mean what they mean in {@link
 * Verdicts}.
 *
 * @param graph every reachable state and every transition
 */
public record Exploration(
    StateGraph graph, long generated, int depth, Map<String, Trace> violations, double seconds) {}
