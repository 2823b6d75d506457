package org.vfiospec.migration.v2;

import java.util.Map;
import java.util.Objects;
import org.vfiospec.vfio.ChoiceFields;

/**
 * A revision of the log of DMA, as in the record {@code DesignChoices} of {@code
 * spec/migration/MigrationDmaLogRevisions.tla}.
 *
 * @param partly what becomes of a page of which a report asks for a part alone
 */
public record DmaLogChoices(PartlyAsked partly) {
  /** All there. */
  public DmaLogChoices {
    Objects.requireNonNull(partly);
  }

  /**
   * The choices of a TLA+ record.
   *
   * @throws IllegalArgumentException if a field is missing or unknown, or has an unknown value; the
   *     message is one line that names it
   */
  public static DmaLogChoices of(Map<String, Object> fields) {
    ChoiceFields given = new ChoiceFields(fields, DmaLogChoices.class);
    return new DmaLogChoices(given.named("partly", PartlyAsked.class));
  }
}
