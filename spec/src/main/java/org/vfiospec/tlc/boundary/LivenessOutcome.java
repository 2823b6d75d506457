package org.vfiospec.tlc.boundary;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Step;

/**
 * What a liveness run tells the process that started it: a failure, or a counterexample, or,
 * without either, that the properties hold.
 *
 * @param failure why there is no verdict; else null
 * @param variables the variables, or empty if the properties hold
 * @param states the counterexample's states, or empty
 * @param steps the counterexample's steps
 * @param loopStart the state at which it goes on, or -1 if it is finite
 */
public record LivenessOutcome(
    String failure,
    List<String> variables,
    List<Map<String, Object>> states,
    List<Step> steps,
    int loopStart)
    implements Serializable {}
