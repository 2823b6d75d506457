package org.vfiospec.tlc.inside;

import tlc2.tool.TLCState;
import tlc2.tool.impl.Tool;

/** A question whose answer is yes or no. */
final class Predicate implements Question {
  private static final int[] TRUE = {1};
  private static final int[] FALSE = {0};

  /** Evaluates it; what is no truth value is an error, which TLC's tools throw. */
  interface Truth {
    boolean in(Tool tool, TLCState source, TLCState target);
  }

  private final Truth truth;
  private final Truth whole;

  private Predicate(Truth truth, Truth whole) {
    this.truth = truth;
    this.whole = whole;
  }

  /** A predicate by itself. */
  static Predicate of(Truth truth) {
    return new Predicate(truth, truth);
  }

  /** A conjunct of a predicate: an error in it is reported as TLC reports it of the whole. */
  static Predicate conjunct(Truth truth, Truth whole) {
    return new Predicate(truth, whole);
  }

  @Override
  public int[] answer(WatchedTool tool, WatchedState source, WatchedState target) {
    return truth.in(tool, source, target == null ? TLCState.Empty : target) ? TRUE : FALSE;
  }

  @Override
  public void repeat(Tool tool, TLCState source, TLCState target) {
    whole.in(tool, source, target == null ? TLCState.Empty : target);
  }
}
