package org.vfiospec.channel;

import java.util.Optional;

/** What the device side makes of a subchannel, as functions of its state. */
final class Presentations {
  private static final int ALERT = Scsw.STCTL_ALERT | Scsw.STCTL_PENDING;
  private static final int INTERMEDIATE = Scsw.STCTL_INTERMEDIATE | Scsw.STCTL_PENDING;

  private Presentations() {}

  /**
   * The start function is taken up: start pending becomes subchannel and device active. Empty if
   * there is none, or it was taken up before.
   */
  static Transition<Optional<StartFunction>> begin(SubchannelState state) {
    if (state.active().isEmpty() || (state.controls().actl() & Scsw.ACTL_START_PEND) == 0) {
      return new Transition<>(state, Optional.empty());
    }
    Scsw controls = state.controls().withActl(Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT);
    return new Transition<>(state.with(controls), state.active());
  }

  /**
   * Intermediate status of the start function in progress, which goes on. Refused if there is none.
   *
   * @throws IllegalArgumentException if the IRB is not intermediate and pending, and nothing else
   */
  static Transition<Presentation> intermediateStatus(SubchannelState state, Irb irb) {
    require(irb.scsw().stctl() == INTERMEDIATE, "not an intermediate status", irb);
    return ofStart(state, irb, state.active());
  }

  /**
   * The status that ends the start function in progress. Refused if there is none.
   *
   * @throws IllegalArgumentException if the IRB is not pending and {@linkplain Scsw#isFinal final}
   */
  static Transition<Presentation> finalStatus(SubchannelState state, Irb irb) {
    require(irb.scsw().isStatusPending() && irb.scsw().isFinal(), "not a final status", irb);
    return ofStart(state, irb, Optional.empty());
  }

  /**
   * As {@link #intermediateStatus} or {@link #finalStatus}, whichever the IRB is, and refused
   * unless this very start function, compared by identity, is in progress.
   */
  static Transition<Presentation> statusOf(SubchannelState state, StartFunction start, Irb irb) {
    Transition<Presentation> presented =
        irb.scsw().isFinal() ? finalStatus(state, irb) : intermediateStatus(state, irb);
    return state.active().orElse(null) == start
        ? presented
        : new Transition<>(state, Presentation.REFUSED);
  }

  /**
   * Status that nobody asked for, which says what {@code dstat} says and what the last ORB left in
   * the flags. Refused as by {@link #unsolicitedStatus(SubchannelState, Irb)}.
   */
  static Transition<Presentation> unsolicitedStatus(SubchannelState state, int dstat) {
    return alert(state, Irb.of(state.controls().withStctl(ALERT).withDstat(dstat)));
  }

  /**
   * Status that nobody asked for. Refused while a function is in progress or status pending, or if
   * the subchannel is not operational or not enabled; discarded if it is frozen.
   *
   * @throws IllegalArgumentException if the IRB is not alert and pending, without a function
   */
  static Transition<Presentation> unsolicitedStatus(SubchannelState state, Irb irb) {
    Scsw status = irb.scsw();
    require(status.stctl() == ALERT && status.fctl() == 0, "not an unsolicited status", irb);
    return alert(state, irb);
  }

  private static Transition<Presentation> alert(SubchannelState state, Irb irb) {
    if (state.frozen()) {
      return new Transition<>(state, Presentation.DISCARDED);
    }
    boolean possible =
        state.operational()
            && state.enablement() == Enablement.ENABLED
            && state.pending().isEmpty()
            && state.controls().fctl() == 0;
    if (!possible) {
      return new Transition<>(state, Presentation.REFUSED);
    }
    return new Transition<>(
        state.with(state.active(), state.controls().withStctl(ALERT), Optional.of(irb)),
        Presentation.PENDING);
  }

  /** Makes status of the start function pending, or part of what is; {@code then} is active. */
  private static Transition<Presentation> ofStart(
      SubchannelState state, Irb irb, Optional<StartFunction> then) {
    if (state.active().isEmpty()) {
      return new Transition<>(state, Presentation.REFUSED);
    }
    Irb pending = state.pending().map(earlier -> accumulated(earlier.scsw(), irb)).orElse(irb);
    Scsw controls = state.controls().withStctl(pending.scsw().stctl());
    return new Transition<>(
        state.with(then, controls, Optional.of(pending)),
        state.pending().isPresent() ? Presentation.JOINED : Presentation.PENDING);
  }

  /** Two statuses as one: the status bits accumulate, the rest is that of the later one. */
  private static Irb accumulated(Scsw earlier, Irb later) {
    Scsw status = later.scsw();
    return later.withScsw(
        status
            .withStctl(earlier.stctl() | status.stctl())
            .withDstat(earlier.dstat() | status.dstat())
            .withCstat(earlier.cstat() | status.cstat()));
  }

  private static void require(boolean condition, String problem, Irb irb) {
    if (!condition) {
      throw new IllegalArgumentException(problem + ": " + irb);
    }
  }
}
