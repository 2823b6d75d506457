package org.vfiospec.cases;

import java.util.List;
import org.vfiospec.tlc.Step;

/**
 * A shortest behaviour that shows a case.
 *
 * @param shown the case
 * @param steps the steps from an initial state to the first in which it is seen
 */
public record Witness(Case shown, List<Step> steps) {
  /** Copies the list. */
  public Witness {
    steps = List.copyOf(steps);
  }
}
