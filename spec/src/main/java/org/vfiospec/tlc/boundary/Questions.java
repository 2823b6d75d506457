package org.vfiospec.tlc.boundary;

import java.util.List;

/**
 * What there is to ask about a specification. A question is a number; its answer is an array:
 *
 * <ul>
 *   <li>of a predicate: 1 if it is true, else 0;
 *   <li>of an observation: the id of its value, among those of this observation;
 *   <li>of a part of the next-state relation that is one step: how many successors there are, then
 *       each of them as the number of variables that it gives a value, and these variables with the
 *       ids of their values; a variable whose new value is an edit of the old one is there as
 *       {@code -1} minus its number, with the number of the edit; what is not there is unchanged. A
 *       successor that leaves variables without a value has {@code -1} minus their number first,
 *       and then them;
 *   <li>of a part that is divided further in each state: the questions that it consists of there,
 *       each followed by its step.
 * </ul>
 *
 * @param variables the variables, in the order of their declaration
 * @param next the next-state relation
 * @param constraints the predicates of states that are explored
 * @param actionConstraints the predicates of transitions that are taken
 * @param invariants the names of the invariants
 * @param conjuncts for each of them, the predicates that it is a conjunction of, in their order
 * @param observations the definitions that are evaluated in each state
 * @param forbidsDeadlock whether a state without successors is a violation
 * @param claims what is asserted of behaviours
 */
public record Questions(
    List<String> variables,
    Relation next,
    int[] constraints,
    int[] actionConstraints,
    List<String> invariants,
    int[][] conjuncts,
    int[] observations,
    boolean forbidsDeadlock,
    List<Claim> claims) {}
