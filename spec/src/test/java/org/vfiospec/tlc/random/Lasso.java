package org.vfiospec.tlc.random;

import java.util.List;
import java.util.stream.IntStream;

/** An infinite behaviour: after the last state it goes on at {@code loop}. */
record Lasso(List<int[]> states, int loop) {
  int[] state(int at) {
    return states.get(at);
  }

  int[] next(int at) {
    return states.get(at + 1 < states.size() ? at + 1 : loop);
  }

  /** The positions from this one on, those of the loop among them. */
  IntStream from(int at) {
    return IntStream.range(Math.min(at, loop), states.size());
  }
}
