/**
 * Decides what temporal properties say of fair, infinite behaviours, on the graph that a search has
 * found. What a counterexample looks like is TLC's: see {@link
 * org.vfiospec.tlc.boundary.Violation}. Not an API: use {@link org.vfiospec.tlc.Liveness}.
 */
package org.vfiospec.tlc.behaviour;
