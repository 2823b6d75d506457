package org.vfiospec.report;

import java.util.List;
import java.util.Locale;

/** A report as tables to read: the models, then the verdicts of each protocol. */
public final class CheckText {
  private CheckText() {}

  /** The tables, and a last line that sums them up. */
  public static String of(CheckReport report) {
    StringBuilder text = new StringBuilder();
    Table models =
        new Table("protocol", "revision", "model", "distinct", "generated", "depth", "seconds");
    for (CheckedRevision revision : report.revisions()) {
      models.row(
          revision.protocol(),
          revision.revision(),
          revision.part(),
          String.valueOf(revision.counts().distinct()),
          String.valueOf(revision.counts().generated()),
          String.valueOf(revision.counts().depth()),
          seconds(revision.seconds()));
    }
    text.append(models.text());
    for (String protocol :
        report.revisions().stream().map(CheckedRevision::protocol).distinct().toList()) {
      text.append('\n').append(protocol).append('\n');
      text.append(new Matrix(protocol, report.verdicts()).table(CheckText::cell).text());
    }
    return text.append('\n').append(summary(report.verdicts())).append('\n').toString();
  }

  /** Seconds as they are written in tables. */
  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }

  /** A verdict as it is written in tables. */
  static String cell(Verdict verdict) {
    String actual = verdict.actual().toString();
    return verdict.expected().isEmpty()
        ? actual + " (new)"
        : verdict.surprises() ? actual + " (!)" : actual;
  }

  /** How many verdicts there are, and how many of them are as expected. */
  static String summary(List<Verdict> verdicts) {
    long unexpected = verdicts.stream().filter(Verdict::surprises).count();
    long unknown = verdicts.stream().filter(verdict -> verdict.expected().isEmpty()).count();
    return verdicts.size()
        + " verdicts: "
        + (verdicts.size() - unexpected - unknown)
        + " as expected, "
        + unexpected
        + " not (!), "
        + unknown
        + " of which nothing is expected (new)";
  }
}
