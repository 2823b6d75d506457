package org.vfiospec.machine.live;

import java.util.List;
import java.util.Optional;

/**
 * How a migration ended on one side.
 *
 * @param claim who runs the guest
 * @param problem why it did not go as it should; empty if it did
 * @param reloaded the devices that had to be reset, and were loaded with what they held
 * @param lost the devices that had to be reset, and have lost what they held
 */
public record Outcome(
    Claim claim, Optional<String> problem, List<String> reloaded, List<String> lost) {
  /** Takes copies of the lists. */
  public Outcome {
    reloaded = List.copyOf(reloaded);
    lost = List.copyOf(lost);
  }
}
