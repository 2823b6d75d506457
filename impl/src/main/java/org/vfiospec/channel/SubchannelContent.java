package org.vfiospec.channel;

import java.util.Objects;
import java.util.Optional;

/**
 * What a subchannel holds of its device while no start function is in progress, and what of it
 * migrates: {@link Subchannel#load} takes it elsewhere.
 *
 * @param controls function, activity and status control, and what the last ORB left in the flags
 * @param pending the status that TSCH would take
 */
public record SubchannelContent(Scsw controls, Optional<Irb> pending) {
  private static final int ALERT = Scsw.STCTL_ALERT | Scsw.STCTL_PENDING;

  /** Both are there. */
  public SubchannelContent {
    Objects.requireNonNull(controls);
    Objects.requireNonNull(pending);
  }

  /** Why no subchannel without a start function in progress can hold this; empty if one can. */
  public Optional<String> defect() {
    Scsw rest = controls.withFctl(0).withActl(0).withStctl(0);
    if (!rest.equals(Scsw.ofFlags(rest))) {
      return Optional.of("more than controls and the flags of an ORB in the SCSW");
    }
    if (pending.isEmpty()) {
      return problem(controls.equals(rest), "a function or status in progress, and none pending");
    }
    Scsw status = pending.get().scsw();
    if (!status.isStatusPending() || !status.isFinal() || status.stctl() != controls.stctl()) {
      return Optional.of("a pending status that does not fit the status control");
    }
    return switch (controls.fctl()) {
      case 0 ->
          problem(
              controls.actl() == 0 && controls.stctl() == ALERT && status.fctl() == 0,
              "a status without a function that is no unsolicited one");
      case Scsw.FCTL_START ->
          problem(
              controls.actl() == Scsw.ACTL_START_PEND
                  || controls.actl() == (Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT),
              "a start function that was neither pending nor active");
      default -> Optional.of("a function that is not offered");
    };
  }

  private static Optional<String> problem(boolean possible, String problem) {
    return possible ? Optional.empty() : Optional.of(problem);
  }
}
