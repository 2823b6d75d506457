package org.vfiospec.channel;

import java.util.Optional;

/**
 * What the I/O instructions make of a subchannel, as functions of its state. With any condition
 * code but 0 the state stays what it is.
 *
 * <p>If several codes apply to SSCH or MSCH, the first in the order 3, 1, 2 is set (PoP, "START
 * SUBCHANNEL"; the same order as in QEMU, hw/s390x/css.c).
 */
final class Instructions {
  private Instructions() {}

  /**
   * START SUBCHANNEL: condition code 0, and the start function is in progress, start pending.
   *
   * <p>Paths are looked at last: condition code 3, if the lpm of the ORB has none that is
   * available. A start that comes while a freeze is awaited is busy.
   */
  static Transition<Integer> ssch(SubchannelState state, StartFunction start) {
    if (!state.responds() || state.enablement() == Enablement.DISABLED) {
      return new Transition<>(state, ConditionCode.NOT_OPERATIONAL);
    }
    if (state.pending().isPresent()) {
      return new Transition<>(state, ConditionCode.STATUS_PENDING);
    }
    if (state.controls().fctl() != 0) {
      return new Transition<>(state, ConditionCode.BUSY);
    }
    if ((start.orb().lpm() & state.pathsAvailable()) == 0) {
      return new Transition<>(state, ConditionCode.NOT_OPERATIONAL);
    }
    if (state.freezing() == Freezing.AWAITED) {
      // or what the freeze waits for might never end
      return new Transition<>(state, ConditionCode.BUSY);
    }
    Scsw controls =
        Scsw.ofOrb(start.orb()).withFctl(Scsw.FCTL_START).withActl(Scsw.ACTL_START_PEND);
    return new Transition<>(
        state.with(Optional.of(start), controls, Optional.empty()), ConditionCode.ACCEPTED);
  }

  /**
   * TEST SUBCHANNEL: takes the pending status; empty for condition code 1 or 3.
   *
   * <p>The status control is cleared; function and activity control, too, unless the start function
   * goes on, its status being intermediate only (PoP, "TEST SUBCHANNEL").
   */
  static Transition<Optional<Irb>> tsch(SubchannelState state) {
    if (!state.responds() || state.pending().isEmpty()) {
      return new Transition<>(state, Optional.empty());
    }
    Scsw controls = state.controls().withStctl(0);
    if (state.active().isEmpty()) {
      controls = controls.withFctl(0).withActl(0);
    }
    return new Transition<>(
        state.with(state.active(), controls, Optional.empty()), state.pending());
  }

  /** STORE SUBCHANNEL: its condition code, 0 or 3. */
  static int stsch(SubchannelState state) {
    return state.responds() ? ConditionCode.ACCEPTED : ConditionCode.NOT_OPERATIONAL;
  }

  /** MODIFY SUBCHANNEL, of the enabled bit only: its condition code. */
  static Transition<Integer> msch(SubchannelState state, Enablement wanted) {
    if (!state.responds()) {
      return new Transition<>(state, ConditionCode.NOT_OPERATIONAL);
    }
    if (state.pending().isPresent()) {
      return new Transition<>(state, ConditionCode.STATUS_PENDING);
    }
    if (state.controls().fctl() != 0) {
      return new Transition<>(state, ConditionCode.BUSY);
    }
    return new Transition<>(state.with(wanted), ConditionCode.ACCEPTED);
  }
}
