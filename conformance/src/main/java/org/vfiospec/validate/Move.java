package org.vfiospec.validate;

import java.util.OptionalInt;

/**
 * How a behaviour goes on by one step, or explains an observation without one.
 *
 * @param edge the edge of the graph; none if nothing happened
 * @param observation the place in the log of what this explains; none if the log does not show it
 * @param state the state that this leads to
 */
public record Move(OptionalInt edge, OptionalInt observation, int state) {}
