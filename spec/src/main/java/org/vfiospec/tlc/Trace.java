package org.vfiospec.tlc;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A behaviour, or the beginning of one.
 *
 * @param variables in the order of their declaration
 * @param states each maps every variable to its value; the first is an initial state
 * @param steps {@code steps.get(i)} leads from state {@code i} to state {@code i + 1}; when the
 *     behaviour loops by a step, one more leads from the last state to {@code loopStart}
 * @param loopStart the state at which the behaviour goes on after the last one, if it is an
 *     infinite one; if this is the last state itself and there is no step for it, the behaviour
 *     stutters for ever
 */
public record Trace(
    List<String> variables,
    List<Map<String, Object>> states,
    List<Step> steps,
    OptionalInt loopStart) {
  public Trace {
    variables = List.copyOf(variables);
    states = List.copyOf(states);
    steps = List.copyOf(steps);
    int moves = states.size() - 1;
    if (steps.size() != moves && !(loopStart.isPresent() && steps.size() == moves + 1)) {
      throw new IllegalArgumentException(
          steps.size() + " steps do not join " + states.size() + " states");
    }
  }

  /** Whether the behaviour does nothing at all after its last state. */
  public boolean stutters() {
    return loopStart.isPresent() && steps.size() == states.size() - 1;
  }

  /** The state in which the trace ends. */
  public Map<String, Object> last() {
    return states.get(states.size() - 1);
  }
}
