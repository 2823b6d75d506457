package org.vfiospec.validate;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.vfiospec.tlc.StateGraph;

/**
 * An observation in the numbers of a graph.
 *
 * @param steps the steps that it may be of, by their numbers
 * @param stutters whether there may have been no step
 * @param variables those of which something is known
 * @param values for each of these the values that it may have, by their numbers
 */
record Sight(BitSet steps, boolean stutters, int[] variables, IntPredicate[] values) {

  boolean isOf(StateGraph graph, int state) {
    for (int i = 0; i < variables.length; i++) {
      if (!values[i].test(graph.valueId(state, variables[i]))) {
        return false;
      }
    }
    return true;
  }
}
