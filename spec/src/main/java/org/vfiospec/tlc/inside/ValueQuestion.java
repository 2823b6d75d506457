package org.vfiospec.tlc.inside;

import tla2sany.semantic.OpDefNode;
import tlc2.tool.TLCState;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/** The value of a definition. */
final class ValueQuestion implements Question {
  private final OpDefNode definition;
  private final ValueTable values = new ValueTable();

  ValueQuestion(OpDefNode definition) {
    this.definition = definition;
  }

  @Override
  public int[] answer(WatchedTool tool, WatchedState source, WatchedState target) {
    return new int[] {values.intern(evaluated(tool, source))};
  }

  @Override
  public void repeat(Tool tool, TLCState source, TLCState target) {
    new ValueTable().intern(evaluated(tool, source));
  }

  private Value evaluated(Tool tool, TLCState state) {
    return (Value) tool.eval(definition.getBody(), Context.Empty, state);
  }

  Value value(int id) {
    return values.value(id);
  }
}
