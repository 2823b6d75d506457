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
import org.vfiospec.tlc.Counts;
import org.vfiospec.tlc.Expected;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Verdicts;

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
  private final Model model;
  private final Model liveness;
  private final CheckObserver observer;
  private final List<Job> jobs;
  private final Map<Model, Checked> checked = new HashMap<>();

  RevisionCheck(Protocol protocol, Part part, Revision revision, CheckObserver observer) {
    this.protocol = protocol;
    this.part = part;
    this.revision = revision;
    this.model = part.model(revision);
    this.liveness = part.livenessModel(revision);
    this.observer = observer;
    this.jobs =
        part.models(revision).stream()
            .map(each -> new Job(states(each), () -> check(each)))
            .toList();
  }

  List<Job> jobs() {
    return jobs;
  }

  private Void check(Model each) {
    Checked result =
        Checker.check(each, observer.exploring(protocol.name(), part.name(), revision.name()));
    boolean done;
    synchronized (this) {
      checked.put(each, result);
      done = checked.size() == jobs.size();
    }
    if (done) {
      observer.checked(checkedRevision());
    }
    return null;
  }

  /** The revision, when all jobs are done. */
  synchronized CheckedRevision checkedRevision() {
    return new CheckedRevision(
        protocol.name(),
        part.name(),
        revision.name(),
        checkedModel(model),
        liveness.equals(model) ? Optional.empty() : Optional.of(checkedModel(liveness)));
  }

  private CheckedModel checkedModel(Model each) {
    Verdicts explored = checked.get(each).verdicts();
    return new CheckedModel(
        each.rootModule() + ".tla",
        fileName(each.configName()),
        new Counts(explored.distinct(), explored.generated(), explored.depth()),
        each.properties(),
        verdicts().stream()
            .filter(verdict -> verdict.actual() == Outcome.VIOLATED)
            .map(Verdict::property)
            .filter(property -> modelOf(property).equals(each))
            .toList(),
        explored.seconds(),
        protocol.expected(each));
  }

  private Model modelOf(Property property) {
    return property.kind() == Property.Kind.TEMPORAL ? liveness : model;
  }

  private long states(Model of) {
    return protocol.expected(of).map(expected -> expected.counts().distinct()).orElse(1L);
  }

  /** A verdict for every property, when all jobs are done. */
  synchronized List<Verdict> verdicts() {
    Map<String, ?> violations = checked.get(model).verdicts().violations();
    List<Verdict> verdicts = new ArrayList<>();
    for (Property property : part.properties()) {
      boolean holds =
          property.kind() == Property.Kind.INVARIANT
              ? !violations.containsKey(property.name())
              : checked.get(liveness).temporal().get(property).isEmpty();
      verdicts.add(verdict(property, Outcome.of(holds)));
    }
    // No configuration lists it, so it is worth a word only if there is one.
    if (violations.containsKey(Verdicts.DEADLOCK)) {
      verdicts.add(
          verdict(new Property(Verdicts.DEADLOCK, Property.Kind.INVARIANT), Outcome.VIOLATED));
    }
    return verdicts;
  }

  private Verdict verdict(Property property, Outcome actual) {
    return new Verdict(protocol.name(), revision.name(), property, expectedOf(property), actual);
  }

  private Optional<Outcome> expectedOf(Property property) {
    return protocol
        .expected(modelOf(property))
        .map((Expected e) -> Outcome.of(!e.violated().contains(property.name())));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
