/**
 * Where state graphs, covering traces and trace files meet: a state graph as a graph to be covered,
 * and what TLC or a covering suite found as traces that can be written.
 */
package org.vfiospec.suite;
