package org.vfiospec.binding.migration.demo;

import java.util.List;
import java.util.Optional;
import org.vfiospec.binding.migration.demo.Event.GuestText;
import org.vfiospec.binding.migration.demo.Event.OutcomeText;
import org.vfiospec.machine.live.Claim;
import org.vfiospec.machine.live.Round;

/**
 * What happened.
 *
 * @param rounds that the source has sent
 * @param source how the migration ended there; empty if it was killed
 * @param destination likewise
 * @param operator where the operator had the guest run, because nobody did; empty if need be none
 * @param runs where the guest runs; empty if it is lost
 * @param before the guest, when the migration began
 * @param after the guest where it runs, at the end, standing
 * @param charactersSeen how many the witness has got
 * @param defects what is wrong with the guest, or with its serial stream
 */
record Story(
    List<Round> rounds,
    Optional<OutcomeText> source,
    Optional<OutcomeText> destination,
    Optional<Side> operator,
    Optional<Side> runs,
    GuestText before,
    Optional<GuestText> after,
    long charactersSeen,
    List<String> defects) {

  /** Who ran the guest before the operator did anything. */
  Promise kept() {
    return new Promise(source.map(OutcomeText::claim), destination.map(OutcomeText::claim));
  }

  /** The guest runs on exactly one side, and all that it did is there. */
  boolean guestIsWhole() {
    boolean twice =
        kept().source().equals(Optional.of(Claim.HERE))
            && kept().destination().equals(Optional.of(Claim.HERE));
    return runs.isPresent() && !twice && defects.isEmpty();
  }
}
