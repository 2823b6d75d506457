package org.vfiospec.itf;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A trace: states, and the steps between them. Every instance is a whole trace: at least one state,
 * each with exactly the variables, one step between each two.
 *
 * @param meta what the trace is about, such as its protocol, revision and property; in the order it
 *     is written
 * @param variables the names of the variables, in the order they are written
 * @param states a value for each variable, for each state
 * @param steps {@code steps.get(i)} leads from state {@code i} to state {@code i + 1}
 * @param loop the state to which the last one leads back, if the trace goes on for ever
 */
public record ItfTrace(
    Map<String, String> meta,
    List<String> variables,
    List<Map<String, Object>> states,
    List<ItfStep> steps,
    OptionalInt loop) {

  /** The keys of {@code meta} that say what a file is, and so cannot say anything else. */
  static final String FORMAT = "format";

  static final String FORMAT_DESCRIPTION = "format-description";

  /** How many states there are, for a reader to miss those that somebody left out. */
  static final String STATE_COUNT = "state-count";

  /**
   * Copies the collections, though not the values.
   *
   * @throws IllegalArgumentException if this is no whole trace; the message says why
   */
  public ItfTrace {
    meta = Collections.unmodifiableMap(new LinkedHashMap<>(meta));
    variables = List.copyOf(variables);
    states = List.copyOf(states);
    steps = List.copyOf(steps);
    requireMeta(meta);
    requireVariables(variables);
    if (states.isEmpty()) {
      throw new IllegalArgumentException("there are no states");
    }
    for (int i = 0; i < states.size(); i++) {
      requireState(i, states.get(i), variables);
    }
    if (steps.size() != states.size() - 1) {
      throw new IllegalArgumentException(
          "there are " + steps.size() + " steps between " + states.size() + " states");
    }
    if (loop.isPresent() && (loop.getAsInt() < 0 || loop.getAsInt() >= states.size())) {
      throw new IllegalArgumentException(
          "the loop starts in state " + loop.getAsInt() + " of " + states.size());
    }
  }

  private static void requireMeta(Map<String, String> meta) {
    for (String reserved : List.of(FORMAT, FORMAT_DESCRIPTION, STATE_COUNT)) {
      if (meta.containsKey(reserved)) {
        throw new IllegalArgumentException("\"" + reserved + "\" is not for the trace to say");
      }
    }
    if (meta.containsKey(null) || meta.containsValue(null)) {
      throw new IllegalArgumentException("an entry of the trace's description is null");
    }
  }

  private static void requireVariables(List<String> variables) {
    if (variables.isEmpty()) {
      throw new IllegalArgumentException("there are no variables");
    }
    if (new HashSet<>(variables).size() != variables.size()) {
      throw new IllegalArgumentException("a variable is named twice in " + variables);
    }
    for (String variable : variables) {
      if (variable.isEmpty() || variable.startsWith("#")) {
        throw new IllegalArgumentException("\"" + variable + "\" is no name for a variable");
      }
    }
  }

  private static void requireState(int index, Map<String, Object> state, List<String> variables) {
    for (String variable : variables) {
      if (state.get(variable) == null) {
        throw new IllegalArgumentException("state " + index + " lacks variable " + variable);
      }
    }
    for (String variable : state.keySet()) {
      if (!variables.contains(variable)) {
        throw new IllegalArgumentException(
            "state " + index + " has a variable that the trace does not: " + variable);
      }
    }
  }
}
