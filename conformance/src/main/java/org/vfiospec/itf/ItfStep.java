package org.vfiospec.itf;

import java.util.List;
import java.util.Objects;

/**
 * A step of a trace: the action taken and the values of its parameters.
 *
 * @param action the name of the action
 * @param arguments the values, in the order of the parameters; empty for an action without any
 */
public record ItfStep(String action, List<Object> arguments) {

  /** Copies the list; neither the action nor an argument may be null. */
  public ItfStep {
    Objects.requireNonNull(action, "action");
    arguments = List.copyOf(arguments);
  }
}
