package org.vfiospec.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfiospec.tlc.Checked;
import org.vfiospec.tlc.Checker;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;

/**
 * One revision of a part on its way: a job for each of its models, which any threads can run in any
 * order, and the results of those that are done.
 */
final class RevisionCheck {
  /** A job of the check, with a guess of how long it takes, in states. */
  record Job(long weight, Callable<Void> work) {
    static final Comparator<Job> LONGEST_FIRST = Comparator.comparingLong(Job::weight).reversed();
  }

  private final Protocol protocol;
  private final Part part;
  private final Revision revision;
  private final CheckObserver observer;
  private final List<Model> models;
  private final List<Job> jobs;
  private final Map<Model, ModelCheck> done = new HashMap<>();

  RevisionCheck(Protocol protocol, Part part, Revision revision, CheckObserver observer) {
    this.protocol = protocol;
    this.part = part;
    this.revision = revision;
    this.observer = observer;
    this.models = part.models(revision);
    this.jobs = models.stream().map(each -> new Job(states(each), () -> check(each))).toList();
  }

  List<Job> jobs() {
    return jobs;
  }

  private Void check(Model model) {
    Checked checked =
        Checker.check(model, observer.exploring(protocol.name(), part.name(), revision.name()));
    boolean all;
    synchronized (this) {
      done.put(
          model,
          new ModelCheck(
              protocol.name(), revision.name(), model, protocol.expected(model), checked));
      all = done.size() == models.size();
    }
    if (all) {
      observer.checked(checkedRevision());
    }
    return null;
  }

  /** The revision, when all jobs are done. */
  synchronized CheckedRevision checkedRevision() {
    List<CheckedModel> results = models.stream().map(done::get).map(ModelCheck::result).toList();
    return new CheckedRevision(
        protocol.name(),
        part.name(),
        revision.name(),
        results.get(0),
        results.size() == 1 ? Optional.empty() : Optional.of(results.get(1)));
  }

  private long states(Model of) {
    return protocol.expected(of).map(expected -> expected.counts().distinct()).orElse(1L);
  }

  /** A verdict for every property, when all jobs are done. */
  synchronized List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    models.forEach(model -> verdicts.addAll(done.get(model).verdicts()));
    done.get(models.get(0)).deadlock().ifPresent(verdicts::add);
    return verdicts;
  }
}
