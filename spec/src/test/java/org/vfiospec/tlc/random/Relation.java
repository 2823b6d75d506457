package org.vfiospec.tlc.random;

import java.util.List;
import java.util.stream.Collectors;

/** An action, or a state predicate as one that does not look at the next state. */
record Relation(String text, Meaning meaning) {
  /** Whether a step is one of the action. */
  interface Meaning {
    boolean of(int[] state, int[] next);
  }

  boolean of(int[] state, int[] next) {
    return meaning.of(state, next);
  }

  static Relation all(List<Relation> parts) {
    return new Relation(joined(parts, " /\\ "), (s, t) -> parts.stream().allMatch(p -> p.of(s, t)));
  }

  static Relation any(List<Relation> parts) {
    return new Relation(joined(parts, " \\/ "), (s, t) -> parts.stream().anyMatch(p -> p.of(s, t)));
  }

  private static String joined(List<Relation> parts, String by) {
    return parts.stream().map(Relation::text).collect(Collectors.joining(by, "(", ")"));
  }

  Relation not() {
    return new Relation("~" + text, (s, t) -> !of(s, t));
  }
}
