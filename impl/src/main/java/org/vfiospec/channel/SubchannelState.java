package org.vfiospec.channel;

import java.util.Objects;
import java.util.Optional;

/**
 * A subchannel between two events: {@link Instructions} and {@link Presentations} lead from one
 * state to the next, {@link Subchannel} holds the present one.
 *
 * <p>Immutable. Of every state that a subchannel reaches: a start function in progress has the
 * function control START, and the subchannel is operational and not frozen; the status control is
 * that of the pending status, or 0; where no status is pending, there is a function only while a
 * start function is in progress.
 *
 * @param operational whether the subchannel is there
 * @param freezing how far it is from being frozen
 * @param enablement the enabled bit
 * @param pathsAvailable the path-available mask, 8 bits, path 0 leftmost
 * @param active the start function in progress, up to its final status; whether a status belongs to
 *     it is a matter of its identity
 * @param controls function, activity and status control, and what the last ORB left in the flags
 * @param pending the status that TSCH would take
 */
record SubchannelState(
    boolean operational,
    Freezing freezing,
    Enablement enablement,
    int pathsAvailable,
    Optional<StartFunction> active,
    Scsw controls,
    Optional<Irb> pending) {
  private static final int ONE_PATH = 0x80;

  /** All there. */
  SubchannelState {
    Objects.requireNonNull(freezing);
    Objects.requireNonNull(enablement);
    Bits.check(pathsAvailable, 8, "mask");
    Objects.requireNonNull(active);
    Objects.requireNonNull(controls);
    Objects.requireNonNull(pending);
  }

  /** Operational, with one path, 0x80; nothing has happened. */
  static SubchannelState initial(Enablement enablement) {
    return new SubchannelState(
        true, Freezing.NONE, enablement, ONE_PATH, Optional.empty(), Scsw.ZERO, Optional.empty());
  }

  /** Whether an instruction finds it. */
  boolean responds() {
    return operational && !frozen();
  }

  boolean frozen() {
    return freezing == Freezing.FROZEN;
  }

  /** The SCSW as STSCH would store it. */
  Scsw scsw() {
    return pending.map(Irb::scsw).orElse(controls);
  }

  SubchannelContent content() {
    return new SubchannelContent(controls, pending);
  }

  /** No start function is in progress, and no status pending. */
  SubchannelState emptied() {
    return with(Optional.empty(), Scsw.ZERO, Optional.empty());
  }

  /** The subchannel is not there; what it held is lost with it. */
  SubchannelState lost() {
    SubchannelState rest = emptied();
    return new SubchannelState(
        false, freezing, enablement, pathsAvailable, rest.active, rest.controls, rest.pending);
  }

  /** The subchannel is there. */
  SubchannelState found() {
    return new SubchannelState(
        true, freezing, enablement, pathsAvailable, active, controls, pending);
  }

  SubchannelState with(Freezing other) {
    return new SubchannelState(
        operational, other, enablement, pathsAvailable, active, controls, pending);
  }

  SubchannelState with(Enablement other) {
    return new SubchannelState(
        operational, freezing, other, pathsAvailable, active, controls, pending);
  }

  SubchannelState withPathsAvailable(int mask) {
    return new SubchannelState(operational, freezing, enablement, mask, active, controls, pending);
  }

  SubchannelState with(Scsw otherControls) {
    return with(active, otherControls, pending);
  }

  SubchannelState with(
      Optional<StartFunction> otherActive, Scsw otherControls, Optional<Irb> otherPending) {
    return new SubchannelState(
        operational,
        freezing,
        enablement,
        pathsAvailable,
        otherActive,
        otherControls,
        otherPending);
  }
}
