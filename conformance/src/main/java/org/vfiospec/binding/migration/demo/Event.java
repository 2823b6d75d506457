package org.vfiospec.binding.migration.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.vfiospec.machine.live.Claim;
import org.vfiospec.machine.live.Outcome;
import org.vfiospec.machine.live.Round;

/**
 * What a host says, a line of JSON each.
 *
 * @param kind what it is about; the fields that it does not need are null
 * @param step of the migration
 * @param port where the destination listens
 * @param round that was sent
 * @param outcome of the migration
 * @param guest how far it has come
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Event(
    Kind kind, String step, Integer port, Round round, OutcomeText outcome, GuestText guest) {
  enum Kind {
    /** The destination can be connected to. */
    LISTENING,
    /** About to take a step. */
    STEP,
    /** About to take a step, and not going to. */
    HELD,
    /** A round was sent. */
    ROUND,
    /** The migration is over here, or the operator has decided. */
    OUTCOME,
    /** The answer to what was asked of the guest. */
    GUEST,
    /** The process is gone; said by nobody, but seen. */
    GONE
  }

  /**
   * An outcome as text.
   *
   * @param problem null if there was none
   * @param standstillNanos how long the guest stood, as the source measured; else 0
   */
  record OutcomeText(
      Claim claim, String problem, List<String> reloaded, List<String> lost, long standstillNanos) {
    static OutcomeText of(Outcome outcome, long standstillNanos) {
      return new OutcomeText(
          outcome.claim(),
          outcome.problem().orElse(null),
          outcome.reloaded(),
          outcome.lost(),
          standstillNanos);
    }
  }

  /**
   * How far a guest has come.
   *
   * @param blocks that it has written
   * @param characters that it has sent
   * @param defects what is wrong with it, if it stands; else what it found wrong itself
   */
  record GuestText(long blocks, long characters, List<String> defects) {}

  static Event of(Kind kind) {
    return new Event(kind, null, null, null, null, null);
  }

  static Event listening(int port) {
    return new Event(Kind.LISTENING, null, port, null, null, null);
  }

  static Event step(Kind kind, String step) {
    return new Event(kind, step, null, null, null, null);
  }

  static Event of(Round round) {
    return new Event(Kind.ROUND, null, null, round, null, null);
  }

  static Event of(OutcomeText outcome) {
    return new Event(Kind.OUTCOME, null, null, null, outcome, null);
  }

  static Event of(GuestText guest) {
    return new Event(Kind.GUEST, null, null, null, null, guest);
  }
}
