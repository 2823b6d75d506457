package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.boundary.LivenessOutcome;
import tlc2.output.EC;
import tlc2.output.MPRecorder;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;
import tlc2.tool.impl.FastTool;

/** Collects the behaviour that TLC prints when a property does not hold. */
final class Counterexample extends MPRecorder {
  private static final int FINITE = -1;

  private final List<TLCState> states = new ArrayList<>();
  private boolean ofProperty;
  private boolean stutters;
  private int loopStart = FINITE;

  /**
   * The text of an initial state that violates a property: TLC prints it in the message and nowhere
   * else.
   */
  private String initial;

  @Override
  public synchronized void record(int code, Object... objects) {
    switch (code) {
      case EC.TLC_TEMPORAL_PROPERTY_VIOLATED,
          EC.TLC_ACTION_PROPERTY_VIOLATED_BEHAVIOR,
          // TLC takes [] of a state predicate for an invariant.
          EC.TLC_INVARIANT_VIOLATED_BEHAVIOR ->
          ofProperty = true;
      case EC.TLC_PROPERTY_VIOLATED_INITIAL, EC.TLC_INVARIANT_VIOLATED_INITIAL -> {
        ofProperty = true;
        initial = objects[1].toString().strip();
      }
      case EC.TLC_STATE_PRINT1, EC.TLC_STATE_PRINT2 -> {
        if (((TLCStateInfo) objects[0]).state != null) {
          states.add(((TLCStateInfo) objects[0]).state);
        }
      }
      case EC.TLC_STATE_PRINT3 -> stutters = true;
      // A number from 1, as text, and what leads there.
      case EC.TLC_BACK_TO_STATE -> loopStart = number(objects) - 1;
      default -> {}
    }
  }

  private static int number(Object... objects) {
    return Stream.of(objects)
        .map(String::valueOf)
        .filter(text -> text.matches("\\d+"))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElseThrow();
  }

  boolean isOfProperty() {
    return ofProperty;
  }

  LivenessOutcome outcome(FastTool tool) {
    JdkValues values = new JdkValues();
    StepFinder finder = new StepFinder(tool, values);
    if (initial != null && states.isEmpty()) {
      states.add(find(tool.getInitStates()));
    }
    List<Map<String, Object>> plain = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      plain.add(Snapshots.of(states.get(i), values));
      if (i > 0) {
        steps.add(finder.between(states.get(i - 1), states.get(i)));
      }
    }
    if (stutters) {
      loopStart = states.size() - 1;
    } else if (loopStart != FINITE) {
      steps.add(finder.between(states.get(states.size() - 1), states.get(loopStart)));
    }
    return new LivenessOutcome(null, Variables.names(), plain, steps, loopStart);
  }

  private TLCState find(StateVec candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.elementAt(i).toString().strip().equals(initial)) {
        return candidates.elementAt(i);
      }
    }
    throw new IllegalStateException("TLC's initial state is none: " + initial);
  }
}
