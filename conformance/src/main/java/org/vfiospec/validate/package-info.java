/**
 * Trace validation: whether a log of an implementation is a behaviour of its specification's state
 * graph, even when the log shows only a part of what happened.
 *
 * <p>{@link org.vfiospec.validate.TraceValidator} takes a log of {@link
 * org.vfiospec.validate.Observation}s and gives a {@link org.vfiospec.validate.Validation}: a
 * behaviour that explains the log, or how far one can be explained and what was possible there.
 * This package knows state graphs alone: how a log came about does not matter to it.
 */
package org.vfiospec.validate;
