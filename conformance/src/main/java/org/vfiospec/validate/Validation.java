package org.vfiospec.validate;

import java.util.Optional;

/**
 * Whether a log is a behaviour's.
 *
 * @param witness a behaviour that explains the log or, if none does, the longest prefix that one
 *     explains. No other has fewer unlogged steps
 * @param foreign the first observation that is not explained, if one is not
 */
public record Validation(Witness witness, Optional<Foreign> foreign) {

  /** Whether the whole log is explained. */
  public boolean accepted() {
    return foreign.isEmpty();
  }
}
