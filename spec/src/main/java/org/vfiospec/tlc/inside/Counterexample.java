package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;
import tlc2.output.EC;
import tlc2.output.MPRecorder;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;

/** Collects the behaviour that TLC prints when a property does not hold. */
final class Counterexample extends MPRecorder {
  private final List<TLCState> states = new ArrayList<>();
  private boolean ofProperty;
  private boolean stutters;
  private int loopStart = -1;
  private String complaint = "TLC failed and did not say why";

  @Override
  public synchronized void record(int code, Object... objects) {
    System.err.println("REC " + code + " " + java.util.Arrays.deepToString(objects));
    switch (code) {
      case EC.TLC_TEMPORAL_PROPERTY_VIOLATED,
          EC.TLC_ACTION_PROPERTY_VIOLATED_BEHAVIOR,
          EC.TLC_PROPERTY_VIOLATED_INITIAL ->
          ofProperty = true;
      default -> {}
    }
  }

  boolean isOfProperty() {
    return ofProperty;
  }

  String complaint() {
    return complaint;
  }

  Trace trace(StepFinder finder) {
    return null;
  }
}
