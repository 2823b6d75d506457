package org.vfiospec.tlc;

/** A TLA+ model value: equal to itself alone. */
public record ModelValue(String name) {
  @Override
  public String toString() {
    return name;
  }
}
