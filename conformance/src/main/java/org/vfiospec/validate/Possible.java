package org.vfiospec.validate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.tlc.Step;

/**
 * How a behaviour could have gone on where a log goes on otherwise.
 *
 * @param step the step; none if nothing happens, where the log says that this may be
 * @param shows the values, behind it, of the variables that were observed
 * @param differing those of these variables whose value was not observed to be that
 */
public record Possible(Optional<Step> step, Map<String, Object> shows, Set<String> differing) {

  /** The step, and where it is not what was observed. */
  @Override
  public String toString() {
    String what = step.map(Step::toString).orElse("no step");
    Map<String, Object> other = new LinkedHashMap<>(shows);
    other.keySet().retainAll(differing);
    return other.isEmpty() ? what : what + " showing " + Observation.text(other);
  }
}
