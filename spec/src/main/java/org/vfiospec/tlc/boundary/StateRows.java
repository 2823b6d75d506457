package org.vfiospec.tlc.boundary;

/** The states of a graph, each as the ids of its variables' values. */
public interface StateRows {
  /** The id of a variable's value in a state; what is outside of these is not checked for. */
  int get(int state, int variable);
}
