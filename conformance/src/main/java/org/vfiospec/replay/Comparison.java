package org.vfiospec.replay;

import java.util.Objects;

/** Compares what a subject shows with what its specification says. */
final class Comparison {
  private Comparison() {}

  /**
   * Compares one variable.
   *
   * @param after what came before, for the message
   * @throws Divergence if the two differ
   */
  static void require(String variable, Object expected, Object found, Object after) {
    if (!Objects.equals(found, expected)) {
      throw new Divergence(
          "after " + after + ": " + variable + " is " + found + " instead of " + expected);
    }
  }
}
