package org.vfiospec.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.vfiospec.itf.ItfStep;
import org.vfiospec.itf.ItfTrace;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;

/**
 * Makes what is written to files of what TLC, or a covering suite, found. The files name their
 * protocol and revision, and the property if they are counterexamples, so that a reader knows what
 * to replay them with.
 */
public final class TraceFiles {
  /** The entry of {@link ItfTrace#meta} that names the protocol. */
  public static final String PROTOCOL = "protocol";

  /** The entry of {@link ItfTrace#meta} that names the revision. */
  public static final String REVISION = "revision";

  /** The entry of {@link ItfTrace#meta} that names the part of the protocol's specification. */
  public static final String MODEL = "model";

  /** The entry of {@link ItfTrace#meta} that names the violated property. */
  public static final String PROPERTY = "property";

  private TraceFiles() {}

  /** What a trace says it is of. */
  public static Map<String, String> meta(String protocol, String part, String revision) {
    Map<String, String> meta = new LinkedHashMap<>();
    meta.put(PROTOCOL, protocol);
    meta.put(MODEL, part);
    meta.put(REVISION, revision);
    return meta;
  }

  /**
   * A counterexample. If it loops by a step, that step and the state it leads to are written again
   * at the end, since the format has no place for a step that leads back; the loop then starts one
   * state later, and is the same.
   */
  public static ItfTrace counterexample(Map<String, String> about, String property, Trace trace) {
    List<Map<String, Object>> states = new ArrayList<>(trace.states());
    OptionalInt loop = trace.loopStart();
    if (trace.loopStart().isPresent() && !trace.stutters()) {
      states.add(trace.states().get(trace.loopStart().getAsInt()));
      loop = OptionalInt.of(trace.loopStart().getAsInt() + 1);
    }
    Map<String, String> meta = new LinkedHashMap<>(about);
    meta.put(PROPERTY, property);
    return new ItfTrace(meta, trace.variables(), states, steps(trace.steps()), loop);
  }

  /** A covering trace of {@code graph}. */
  public static ItfTrace covering(
      Map<String, String> about, StateGraph graph, org.vfiospec.cover.Trace trace) {
    List<Map<String, Object>> states = new ArrayList<>(trace.length() + 1);
    List<Step> steps = new ArrayList<>(trace.length());
    states.add(new StateView(graph, trace.start()));
    for (int i = 0; i < trace.length(); i++) {
      steps.add(graph.step(trace.edge(i)));
      states.add(new StateView(graph, graph.target(trace.edge(i))));
    }
    return new ItfTrace(about, graph.variables(), states, steps(steps), OptionalInt.empty());
  }

  private static List<ItfStep> steps(List<Step> steps) {
    return steps.stream().map(step -> new ItfStep(step.action(), step.arguments())).toList();
  }
}
