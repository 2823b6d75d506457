package org.vfiospec.tlc.boundary;

/**
 * What TLC answered to a question, and what of the states it read for that, in its order. The
 * answer is the same for all states in which these reads give the same.
 *
 * @param codes what was read: see {@link Columns}
 * @param values the ids of the values that were read
 * @param answer what the question's kind says: see {@link Questions}
 */
public record Evaluation(int[] codes, int[] values, int[] answer) {}
