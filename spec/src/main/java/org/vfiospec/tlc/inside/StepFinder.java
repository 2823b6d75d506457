package org.vfiospec.tlc.inside;

import java.util.Map;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.Step;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;

/** Finds the step that leads from one state to another. */
final class StepFinder {
  private final FastTool tool;
  private final JdkValues values;
  private final StepTable steps = new StepTable();
  private final NextRelation next;

  StepFinder(FastTool tool, JdkValues values) {
    this.tool = tool;
    this.values = values;
    this.next = new NextRelation(tool, steps, values);
  }

  Step between(TLCState source, TLCState target) {
    Map<String, Object> wanted = Snapshots.of(target, values);
    for (NamedAction named : next.actions(source)) {
      StateVec successors = tool.getNextStates(named.action(), source);
      for (int i = 0; i < successors.size(); i++) {
        if (Snapshots.of(successors.elementAt(i), values).equals(wanted)) {
          return steps.step(named.step());
        }
      }
    }
    throw new SpecException(
        "TLC's counterexample has a step that the next-state relation has not, to " + wanted);
  }
}
