package org.vfiospec.tlc.inside;

import java.util.List;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.CallStackTool;
import tlc2.tool.impl.Tool;

/** The parts that an action consists of in a state. */
final class DivisionQuestion implements Question {
  private final Action action;
  private final NextRelation relation;
  private final QuestionTable questions;

  DivisionQuestion(Action action, NextRelation relation, QuestionTable questions) {
    this.action = action;
    this.relation = relation;
    this.questions = questions;
  }

  @Override
  public int[] answer(WatchedTool tool, WatchedState source, WatchedState target) {
    List<NamedAction> parts = relation.divided(action, source);
    int[] answer = new int[2 * parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      answer[2 * i] = questions.step(parts.get(i).action());
      answer[2 * i + 1] = parts.get(i).step();
    }
    return answer;
  }

  @Override
  public void repeat(Tool tool, TLCState source, TLCState target) {
    if (tool instanceof CallStackTool) {
      // Nothing else of a tool takes the relation apart; as a whole it mostly fails alike.
      tool.getNextStates(new StateVec(0), source);
    } else {
      relation.divided(action, source);
    }
  }
}
