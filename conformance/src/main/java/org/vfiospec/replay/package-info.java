/**
 * Drives an implementation through every transition of its specification's state graph, and through
 * everything the specification refuses, on one thread or with a thread for each context.
 *
 * <p>Names no protocol: what is protocol-specific comes through a {@link
 * org.vfiospec.replay.Binding}.
 */
package org.vfiospec.replay;
