package org.vfiospec.tlc.boundary;

/**
 * A form of behaviours that are fair and violate a property. A behaviour is of this form if it
 * takes a path through the tableau, in nodes that its states are consistent with, and ends in
 * states and transitions that one of the cases describes.
 *
 * @param tableau the tableau; null if any path will do
 * @param fairness the actions that {@link Formula.Enabled} and {@link Formula.Taken} are about
 * @param states the predicates of states that the cases name
 * @param actions the predicates of transitions, stuttering among them, that the cases name
 * @param cases the cases
 */
public record Violation(
    Tableau tableau, FairAction[] fairness, Formula[] states, Formula[] actions, Case[] cases) {

  /**
   * The tableau of a temporal formula without actions.
   *
   * @param initial the number of its initial nodes, which come first
   * @param consistent for each node, the predicate of the states that are consistent with it
   * @param next for each node, its successors
   * @param fulfils for each promise, the nodes that fulfil it; each has to be met again and again
   */
  public record Tableau(int initial, int[] consistent, int[][] next, boolean[][] fulfils) {}

  /**
   * What holds at the end of a behaviour.
   *
   * @param alwaysActions true of every transition from some time on
   * @param oftenStates true of states again and again
   * @param oftenActions true of transitions again and again
   */
  public record Case(int[] alwaysActions, int[] oftenStates, int[] oftenActions) {}

  /**
   * An action that fairness is about, {@code <A>_v}.
   *
   * @param relation A in the parts that the next-state relation would have
   * @param subscript the variables that v is a tuple of; null if it is anything else
   * @param enabled the predicate ENABLED {@code <A>_v}, for when the parts do not tell
   * @param taken the predicate {@code <A>_v} of a transition, for when the parts do not tell
   */
  public record FairAction(Relation relation, int[] subscript, int enabled, int taken) {}
}
