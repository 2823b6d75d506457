package org.vfiospec.tlc.boundary;

import java.util.List;
import org.vfiospec.tlc.Step;

/**
 * TLC, asked one question at a time: whoever calls a method keeps every other thread from calling
 * one meanwhile. States are given as the ids of their variables' values.
 */
public interface Evaluator {
  /** What there is to ask. */
  Questions questions();

  /** The initial states, in TLC's order. */
  List<int[]> initialStates();

  /**
   * Asks.
   *
   * @param target the state that a step enters, or null if the question is about one state
   * @throws EvaluationFailure if TLC cannot say
   */
  Evaluation ask(int question, int[] source, int[] target);

  /** The column that a column is a part of, or -1 for a variable. */
  int parent(int column);

  /** The id of the part of a column's value, or {@link Columns#ABSENT}. */
  int part(int column, int parentValue);

  /** How two different ids' values compare: {@link Columns#DIFFERENT} or INCOMPARABLE. */
  int compare(int variable, int one, int other);

  /**
   * The id of what an edit makes of a value of its variable.
   *
   * @throws EvaluationFailure if it cannot be made; an action that says so then fails, too
   */
  int edited(int edit, int old);

  /** The number of distinct values of a variable so far; their ids are the numbers below. */
  int valueCount(int variable);

  /** A value of a variable as a plain one. */
  Object value(int variable, int id);

  /** A value of an observation, by its place in {@link Questions#observations}. */
  Object observed(int observation, int id);

  /** Gives values and steps the numbers that they had in a search that this one goes on from. */
  void restore(List<? extends List<?>> values, List<Step> steps);

  /** The steps so far; numbers of steps are places in this list. */
  List<Step> steps();

  /** The name of the root module's file. */
  String moduleName();
}
