package org.vfiospec.report;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;

/** Checks all properties of some revisions. */
public final class Check {
  /**
   * What is to be checked.
   *
   * @param revisions some of the protocol's
   */
  public record Subject(Protocol protocol, List<Revision> revisions) {
    /** All revisions of a protocol. */
    public static Subject all(Protocol protocol) {
      return new Subject(protocol, protocol.revisions());
    }
  }

  private Check() {}

  /**
   * Checks them all, in as many threads as there are processors, what takes longest first. The
   * first failure is thrown; what is still running then is left to end by itself.
   */
  public static CheckReport run(List<Subject> subjects, CheckObserver observer) {
    List<RevisionCheck> checks = new ArrayList<>();
    for (Subject subject : subjects) {
      for (Revision revision : subject.revisions()) {
        for (Part part : subject.protocol().parts(revision)) {
          checks.add(new RevisionCheck(subject.protocol(), part, revision, observer));
        }
      }
    }
    Jobs.run(
        checks.stream()
            .flatMap(check -> check.jobs().stream())
            .sorted(RevisionCheck.Job.LONGEST_FIRST)
            .map(RevisionCheck.Job::work)
            .toList());
    return new CheckReport(
        checks.stream().map(RevisionCheck::checkedRevision).toList(),
        checks.stream().flatMap(check -> check.verdicts().stream()).toList());
  }
}
