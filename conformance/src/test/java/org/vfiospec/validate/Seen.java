package org.vfiospec.validate;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.vfiospec.tlc.Step;

/**
 * An observation with what it means, said a second time and without any code of the validator's: of
 * which step, or none, with which state behind it, it is true.
 */
record Seen(Observation observation, BiPredicate<Optional<Step>, Map<String, Object>> truth) {
  boolean of(Step step, Map<String, Object> state) {
    return truth.test(Optional.of(step), state);
  }

  boolean ofNoStep(Map<String, Object> state) {
    return truth.test(Optional.empty(), state);
  }
}
