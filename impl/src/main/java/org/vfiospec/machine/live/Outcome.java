package org.vfiospec.machine.live;

import java.util.List;
import java.util.Optional;

/**
 * How a migration ended on one side.
 *
 * @param claim who runs the guest
 * @param problem why it did not go as it should; empty if it did
 * @param lost the devices that had to be reset with what they held
 */
public record Outcome(Claim claim, Optional<String> problem, List<String> lost) {
  /** Takes a copy of the list. */
  public Outcome {
    lost = List.copyOf(lost);
  }
}
