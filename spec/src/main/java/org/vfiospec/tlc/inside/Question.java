package org.vfiospec.tlc.inside;

import tlc2.tool.TLCState;
import tlc2.tool.impl.Tool;

/** Something to ask TLC about a state, or about a transition. */
interface Question {
  /**
   * The answer, as {@link org.vfiospec.tlc.boundary.Questions} says it. Whatever it depends on is
   * read before this returns.
   *
   * @param target null if the question is about one state
   */
  int[] answer(WatchedTool tool, WatchedState source, WatchedState target);

  /**
   * The same, for TLC to fail in the way in which it failed before, with a tool that says where.
   */
  void repeat(Tool tool, TLCState source, TLCState target);
}
