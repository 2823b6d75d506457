package org.vfiospec.cli;

import java.util.List;
import org.vfiospec.report.Check;
import org.vfiospec.report.CheckObserver;
import org.vfiospec.report.CheckReport;
import org.vfiospec.report.CheckText;
import org.vfiospec.report.CheckedRevision;
import org.vfiospec.report.Finding;
import org.vfiospec.tlc.ProgressListener;
import picocli.CommandLine.ExitCode;

/** Checks models and tells how it comes along. */
final class ProtocolCheck {
  private ProtocolCheck() {}

  static CheckReport run(Environment environment, List<Check.Subject> subjects) {
    int models =
        subjects.stream()
            .flatMap(subject -> subject.revisions().stream().map(subject.protocol()::parts))
            .mapToInt(List::size)
            .sum();
    try (Progress progress = Progress.of(environment, "models", models)) {
      return Check.run(subjects, observer(progress));
    }
  }

  /** Tells what is not as expected, and returns the exit code that says so. */
  static int conclude(Environment environment, CheckReport report) {
    List<Finding> findings = report.findings();
    findings.forEach(finding -> environment.err().println("vfiospec: " + finding));
    return findings.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static CheckObserver observer(Progress progress) {
    return new CheckObserver() {
      @Override
      public ProgressListener exploring(String protocol, String part, String revision) {
        return progress.exploring(protocol + " " + part + " " + revision);
      }

      @Override
      public void checked(CheckedRevision revision) {
        progress.done(
            revision.protocol()
                + " "
                + revision.part()
                + " "
                + revision.revision()
                + ": "
                + revision.counts().distinct()
                + " distinct states, "
                + revision.counts().generated()
                + " generated, depth "
                + revision.counts().depth()
                + ", "
                + CheckText.seconds(revision.seconds())
                + " s");
      }
    };
  }
}
