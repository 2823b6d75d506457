/**
 * Covering traces: a small set of paths through a state graph that takes every transition, with a
 * proof of how far from the smallest it is.
 *
 * <p>{@link org.vfiospec.cover.CoveringSuite#shortest} makes a suite of the fewest possible steps;
 * {@link org.vfiospec.cover.CoverageAudit} checks any suite without trusting how it came about.
 * This package knows graphs of numbered nodes and edges, and nothing of protocols or of TLC.
 */
package org.vfiospec.cover;
