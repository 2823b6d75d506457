package org.vfiospec.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What checking some revisions found.
 *
 * @param revisions in the order of protocols, and within each in its own
 * @param verdicts in the same order, and within it in that of the properties
 */
public record CheckReport(List<CheckedRevision> revisions, List<Verdict> verdicts) {
  /** Copies the lists. */
  public CheckReport {
    revisions = List.copyOf(revisions);
    verdicts = List.copyOf(verdicts);
  }

  /** All that is not as the manifests say. A revision that they do not know is no finding. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    for (CheckedRevision revision : revisions) {
      List<String> surprises = revision.surprises();
      if (!surprises.isEmpty()) {
        findings.add(
            new Finding(
                revision.protocol()
                    + " "
                    + revision.revision()
                    + " has "
                    + String.join(", ", surprises)
                    + " (manifest.json)",
                check(revision.protocol(), revision.revision())));
      }
    }
    for (Verdict verdict : verdicts) {
      if (verdict.surprises()) {
        findings.add(
            new Finding(
                verdict.protocol()
                    + " "
                    + verdict.revision()
                    + ": "
                    + verdict.property().name()
                    + " is expected to "
                    + (verdict.expected().orElseThrow() == Outcome.HOLDS ? "hold" : "be violated")
                    + ", but "
                    + (verdict.actual() == Outcome.HOLDS ? "holds" : "is violated"),
                verdict.actual() == Outcome.HOLDS
                    ? check(verdict.protocol(), verdict.revision())
                    : CommandText.of(
                        "explain",
                        verdict.protocol(),
                        "--revision",
                        verdict.revision(),
                        "--property",
                        verdict.property().name())));
      }
    }
    return findings;
  }

  private static CommandText check(String protocol, String revision) {
    return CommandText.of("check", protocol, "--revision", revision);
  }
}
