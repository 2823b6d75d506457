package org.vfiospec.freerun;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vfiospec.validate.Observation;

/**
 * The log of a run. Written with the turn held, since it shows the moment at which it is written.
 */
public final class RunLog {
  private final List<String> variables;
  private final Function<String, Object> seen;
  private final List<Observation> observations = new ArrayList<>();

  /**
   * A log without entries.
   *
   * @param variables those that each entry shows
   * @param seen what a variable is at the moment, or what is known of it
   */
  public RunLog(List<String> variables, Function<String, Object> seen) {
    this.variables = List.copyOf(variables);
    this.seen = seen;
  }

  /** This was observed just now; the variables are added to it. */
  public void add(Observation observation) {
    Map<String, Object> shown = new LinkedHashMap<>();
    variables.forEach(variable -> shown.put(variable, seen.apply(variable)));
    observations.add(observation.showing(shown));
  }

  /** The number of entries. */
  public int size() {
    return observations.size();
  }

  /** A copy of the entries. */
  public List<Observation> observations() {
    return List.copyOf(observations);
  }
}
