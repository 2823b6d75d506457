package org.vfiospec.tlc;

/** A property that a model's configuration lists, by the name of its definition. */
public record Property(String name, Kind kind) {
  /** How a property is checked. */
  public enum Kind {
    /** True in every reachable state. */
    INVARIANT,
    /** True of every fair behaviour. */
    TEMPORAL
  }
}
