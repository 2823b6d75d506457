package org.vfiospec.bench;

import java.util.List;
import org.vfiospec.report.Finding;

/**
 * What a measurement came to.
 *
 * @param rows the figures of each subject that did what was measured of it
 * @param findings one or more of each subject that did something else: it has no row, since the
 *     speed of a wrong answer is no figure
 */
public record Measured(List<Row> rows, List<Finding> findings) {
  /** Copies the lists. */
  public Measured {
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
  }

  /** Figures alone: nothing could go wrong that would not have been thrown. */
  static Measured of(List<Row> rows) {
    return new Measured(rows, List.of());
  }
}
