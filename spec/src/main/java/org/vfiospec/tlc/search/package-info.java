/**
 * Explores a specification by asking TLC each question once: what an action does depends on what
 * its evaluation reads, so its answers are a decision tree over the values of that.
 *
 * <p>These classes are the application's, compiled once for all runs; TLC is behind {@link
 * org.vfiospec.tlc.boundary.Evaluator}. Not an API: use {@link org.vfiospec.tlc.Explorer} and
 * {@link org.vfiospec.tlc.Liveness}.
 */
package org.vfiospec.tlc.search;
