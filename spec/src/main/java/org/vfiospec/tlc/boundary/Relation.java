package org.vfiospec.tlc.boundary;

/**
 * A relation between states, in the parts that TLC takes it apart into.
 *
 * @param parts the questions that are one step each
 * @param steps their steps
 * @param divided the questions that are divided further in each state; they come after the parts
 */
public record Relation(int[] parts, int[] steps, int[] divided) {}
