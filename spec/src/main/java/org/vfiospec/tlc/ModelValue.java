package org.vfiospec.tlc;

import java.io.Serializable;

/** A TLA+ model value: equal to itself alone. */
public record ModelValue(String name) implements Serializable {
  @Override
  public String toString() {
    return name;
  }
}
