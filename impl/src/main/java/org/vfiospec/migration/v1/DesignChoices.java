package org.vfiospec.migration.v1;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vfiospec.vfio.ChoiceFields;

/**
 * A revision of the register: one value for every design choice, as in the record {@code
 * DesignChoices} of {@code spec/migration/MigrationBitsRevisions.tla}, whose names these are and
 * where each is explained.
 *
 * @param order what a write sets off, first things first
 * @param reading how that list is read
 * @param hasNdma whether the register has the bit NDMA
 * @param nextWindow what becomes of the window between two states that have SAVING
 * @param resumingResets whether RESUMING discards the internal state; else the user has to reset
 *     before
 * @param failure where a write ends that fails half-way
 * @param badData where a write ends that cannot load the data
 * @param errorIs what the device does in ERROR
 */
public record DesignChoices(
    List<BitGroup> order,
    Reading reading,
    boolean hasNdma,
    NextWindow nextWindow,
    boolean resumingResets,
    Failure failure,
    BadData badData,
    ErrorIs errorIs) {
  /** All there; the order has each group at most once. */
  public DesignChoices {
    order = List.copyOf(order);
    Objects.requireNonNull(reading);
    Objects.requireNonNull(nextWindow);
    Objects.requireNonNull(failure);
    Objects.requireNonNull(badData);
    Objects.requireNonNull(errorIs);
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
        given.order("order", EnumSet.allOf(BitGroup.class)),
        given.named("reading", Reading.class),
        given.truth("hasNdma"),
        given.named("nextWindow", NextWindow.class),
        given.truth("resumingResets"),
        given.named("failure", Failure.class),
        given.named("badData", BadData.class),
        given.named("errorIs", ErrorIs.class));
  }

  /** Whether SAVING is a group of its own, so that starting and stopping go on with a transfer. */
  boolean savingIsAGroup() {
    return order.contains(BitGroup.SAVING);
  }

  /** The bits that the register has. */
  int bits() {
    return hasNdma ? StateBit.ALL : StateBit.ALL & ~StateBit.NDMA.mask();
  }
}
