package org.vfiospec.tlc;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One step of a behaviour: the innermost named action, and its arguments in the order of its
 * declaration.
 */
public record Step(String action, List<Object> arguments) implements Serializable {
  public Step {
    arguments = List.copyOf(arguments);
  }

  /** As it would be written in TLA+: {@code Pass("p", 0)}. */
  @Override
  public String toString() {
    return arguments.isEmpty()
        ? action
        : arguments.stream().map(TlaText::of).collect(Collectors.joining(", ", action + "(", ")"));
  }
}
