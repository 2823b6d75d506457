package org.vfiospec.tlc.inside;

import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.Tool;
import tlc2.value.impl.Value;
import util.UniqueString;

/** The successors of a state by one action. */
final class StepQuestion implements Question {
  private final Action action;
  private final UniqueString[] variables;
  private final ColumnTable columns;
  private final EditTable edits;

  StepQuestion(Action action, UniqueString[] variables, ColumnTable columns, EditTable edits) {
    this.action = action;
    this.variables = variables;
    this.columns = columns;
    this.edits = edits;
  }

  @Override
  public int[] answer(WatchedTool tool, WatchedState source, WatchedState target) {
    StateVec successors = tool.getNextStates(action, source);
    tool.watch().readLost((variable, edit) -> isMade(variable, edit, successors));
    IntList answer = new IntList();
    answer.add(successors.size());
    for (int i = 0; i < successors.size(); i++) {
      add((WatchedState) successors.elementAt(i), answer);
    }
    return answer.toArray();
  }

  private boolean isMade(int variable, Edit edit, StateVec successors) {
    for (int i = 0; i < successors.size(); i++) {
      WatchedState successor = (WatchedState) successors.elementAt(i);
      if (successor.edit(variables[variable].getVarLoc()) == edit) {
        return true;
      }
    }
    return false;
  }

  private void add(WatchedState successor, IntList answer) {
    IntList missing = new IntList();
    IntList changed = new IntList();
    for (int v = 0; v < variables.length; v++) {
      int location = variables[v].getVarLoc();
      Edit edit = successor.edit(location);
      if (successor.isUnbound(location)) {
        missing.add(v);
      } else if (edit == null) {
        changed.add(v);
        changed.add(stored(v, (Value) successor.peek(location)));
      } else if (!edit.changes().isEmpty()) {
        changed.add(-1 - v);
        changed.add(edits.number(v, edit));
      }
    }
    addAll(missing, missing.size(), answer);
    addAll(changed, changed.size() / 2, answer);
  }

  private static void addAll(IntList items, int count, IntList answer) {
    answer.add(count);
    for (int item : items.toArray()) {
      answer.add(item);
    }
  }

  private int stored(int variable, Value value) {
    try {
      return columns.values(variable).intern(value);
    } catch (RuntimeException e) {
      throw new UnstorableException(e);
    }
  }

  @Override
  public void repeat(Tool tool, TLCState source, TLCState target) {
    tool.getNextStates(action, source);
  }
}
