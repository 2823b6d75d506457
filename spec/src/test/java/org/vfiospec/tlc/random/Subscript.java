package org.vfiospec.tlc.random;

import java.util.function.Function;

/** What an action has to change in order to count: a state function. */
record Subscript(String text, Function<int[], Object> value) {
  boolean changes(int[] state, int[] next) {
    return !value.apply(state).equals(value.apply(next));
  }
}
