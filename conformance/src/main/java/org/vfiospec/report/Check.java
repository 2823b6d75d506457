package org.vfiospec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    runAll(
        checks.stream()
            .flatMap(check -> check.jobs().stream())
            .sorted(RevisionCheck.Job.LONGEST_FIRST)
            .toList());
    return new CheckReport(
        checks.stream().map(RevisionCheck::checkedRevision).toList(),
        checks.stream().flatMap(check -> check.verdicts().stream()).toList());
  }

  private static void runAll(List<RevisionCheck.Job> jobs) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            work -> {
              Thread thread = new Thread(work, "check");
              thread.setDaemon(true);
              return thread;
            });
    try {
      CompletionService<Void> completion = new ExecutorCompletionService<>(threads);
      jobs.forEach(job -> completion.submit(job.work()));
      for (int i = 0; i < jobs.size(); i++) {
        completion.take().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while models were checked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
