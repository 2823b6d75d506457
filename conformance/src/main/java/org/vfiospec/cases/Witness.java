package org.vfiospec.cases;

import java.util.List;
import org.vfiospec.tlc.Step;

/**
 * A shortest behaviour that shows a case.
 *
 * @param shown the case
 * @param first whether a behaviour shows it in which nothing else was seen before; the other cases
 *     may be consequences
 * @param steps the steps from an initial state to the first in which it is seen
 */
public record Witness(Case shown, boolean first, List<Step> steps) {
  /** Copies the list. */
  public Witness {
    steps = List.copyOf(steps);
  }
}
