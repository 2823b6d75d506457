package org.vfiospec.report;

import java.util.Locale;

/** What can be found of a property. */
public enum Outcome {
  HOLDS,
  VIOLATED;

  /** The outcome for a property that holds, or does not. */
  public static Outcome of(boolean holds) {
    return holds ? HOLDS : VIOLATED;
  }

  /** As it is written everywhere: {@code holds} or {@code violated}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
