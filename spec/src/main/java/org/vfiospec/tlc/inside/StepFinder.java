package org.vfiospec.tlc.inside;

import java.util.Map;
import org.vfiospec.tlc.Step;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;

/** Finds the step that leads from one state to another. */
final class StepFinder {
  private final FastTool tool;
  private final StepTable steps = new StepTable();
  private final JdkValues values = new JdkValues();
  private final NextRelation next;

  StepFinder(FastTool tool) {
    this.tool = tool;
    this.next = new NextRelation(tool, steps, values);
  }

  Step between(TLCState source, TLCState target) {
    for (NamedAction named : next.actions(source)) {
      StateVec successors = tool.getNextStates(named.action(), source);
      for (int i = 0; i < successors.size(); i++) {
        if (snapshot(successors.elementAt(i)).equals(snapshot(target))) {
          return steps.step(named.step());
        }
      }
    }
    throw new IllegalStateException("TLC's behaviour takes a step that is none of the specification's");
  }

  Map<String, Object> snapshot(TLCState state) {
    return Snapshots.of(state, values);
  }
}
