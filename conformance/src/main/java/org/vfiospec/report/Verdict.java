package org.vfiospec.report;

import java.util.Optional;
import org.vfiospec.tlc.Property;

/**
 * Whether a property holds of a revision.
 *
 * @param expected what the manifest says, if it knows the revision
 * @param actual what checking found
 */
public record Verdict(
    String protocol,
    String revision,
    Property property,
    Optional<Outcome> expected,
    Outcome actual) {

  /** Whether the outcome is the expected one; empty if nothing is expected. */
  public Optional<Boolean> asExpected() {
    return expected.map(actual::equals);
  }

  /** Whether another outcome was expected. */
  public boolean surprises() {
    return expected.isPresent() && expected.get() != actual;
  }
}
