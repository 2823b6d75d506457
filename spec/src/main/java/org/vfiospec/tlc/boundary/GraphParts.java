package org.vfiospec.tlc.boundary;

import java.util.List;
import org.vfiospec.tlc.Step;

/**
 * The arrays that a {@link org.vfiospec.tlc.StateGraph} is made of. States are numbered in the
 * order in which a breadth-first search meets them; edges in the order of their sources.
 *
 * @param variables the variables
 * @param values the distinct values of each variable
 * @param rows the value ids of the states
 * @param states the number of states
 * @param levels the first state of each depth
 * @param parents the state from which each was first reached, or -1
 * @param parentSteps the step by which each was first reached, or -1
 * @param firstEdges the first edge of each state, and the number of edges
 * @param targets the target of each edge
 * @param edgeSteps the step of each edge
 * @param steps the distinct steps
 * @param observations the observed definitions
 * @param observed the distinct values of each observed definition
 * @param observedIds for each observed definition, the value id in each state
 */
public record GraphParts(
    List<String> variables,
    Object[][] values,
    StateRows rows,
    int states,
    int[] levels,
    int[] parents,
    int[] parentSteps,
    int[] firstEdges,
    int[] targets,
    int[] edgeSteps,
    List<Step> steps,
    List<String> observations,
    Object[][] observed,
    int[][] observedIds) {}
