package org.vfiospec.binding.migration.demo;

import java.util.Optional;
import org.vfiospec.machine.live.Claim;

/**
 * What the rules of package {@code org.vfiospec.machine.live} promise of who runs the guest.
 *
 * @param source what the source knows; empty if it was killed
 * @param destination what the destination knows; empty if it was killed
 */
record Promise(Optional<Claim> source, Optional<Claim> destination) {
  static final Promise STAYS = of(Claim.HERE, Claim.NOT_HERE);
  static final Promise STAYS_UNHEARD = of(Claim.HERE, Claim.IN_DOUBT);
  static final Promise GOES = of(Claim.NOT_HERE, Claim.HERE);
  static final Promise GOES_UNHEARD = of(Claim.IN_DOUBT, Claim.HERE);
  static final Promise NOBODY_KNOWS = of(Claim.IN_DOUBT, Claim.IN_DOUBT);

  static Promise of(Claim source, Claim destination) {
    return new Promise(Optional.of(source), Optional.of(destination));
  }

  static Promise sourceAlone(Claim source) {
    return new Promise(Optional.of(source), Optional.empty());
  }

  static Promise destinationAlone(Claim destination) {
    return new Promise(Optional.empty(), Optional.of(destination));
  }
}
