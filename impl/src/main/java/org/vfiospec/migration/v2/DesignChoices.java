package org.vfiospec.migration.v2;

import java.util.Map;
import java.util.Objects;
import org.vfiospec.vfio.ChoiceFields;

/**
 * A revision of the state machine: one value for every design choice, as in the record {@code
 * DesignChoices} of {@code spec/migration/MigrationStatesRevisions.tla}, whose names these are and
 * where each is explained.
 *
 * @param skip where the loop over states that are not supported ends
 * @param current whether a request of the current state succeeds
 * @param halfArc what becomes of the first command of an arc when the second one failed
 * @param handOver when a file gets what it needs to reach user space
 * @param reset how a reset and a change of state come after one another
 */
public record DesignChoices(
    Skip skip, RequestOfCurrent current, HalfArc halfArc, HandOver handOver, ResetOrder reset) {
  /** All there. */
  public DesignChoices {
    Objects.requireNonNull(skip);
    Objects.requireNonNull(current);
    Objects.requireNonNull(halfArc);
    Objects.requireNonNull(handOver);
    Objects.requireNonNull(reset);
  }

  /**
   * The choices of a TLA+ record.
   *
   * @throws IllegalArgumentException if a field is missing or unknown, or has an unknown value; the
   *     message is one line that names it
   */
  public static DesignChoices of(Map<String, Object> fields) {
    ChoiceFields given = new ChoiceFields(fields, DesignChoices.class);
    return new DesignChoices(
        given.named("skip", Skip.class),
        given.named("current", RequestOfCurrent.class),
        given.named("halfArc", HalfArc.class),
        given.named("handOver", HandOver.class),
        given.named("reset", ResetOrder.class));
  }
}
