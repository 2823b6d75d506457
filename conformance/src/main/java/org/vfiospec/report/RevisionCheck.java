package org.vfiospec.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vfiospec.tlc.Counts;
import org.vfiospec.tlc.Expected;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Liveness;
import org.vfiospec.tlc.LivenessVerdicts;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Verdicts;

/**
 * One revision of a part on its way: the jobs of its check, which any threads can run in any order,
 * and the results of those that are done.
 */
final class RevisionCheck {
  /** A guess of how much longer a liveness check takes than an exploration of the same model. */
  private static final int LIVENESS_WEIGHT = 2;

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
  private final List<Job> jobs = new ArrayList<>();

  private final Map<Property, Outcome> temporal = new HashMap<>();
  private Verdicts explored;
  private Optional<Counts> livenessCounts = Optional.empty();
  private double livenessSeconds;
  private int jobsDone;

  RevisionCheck(Protocol protocol, Part part, Revision revision, CheckObserver observer) {
    this.protocol = protocol;
    this.part = part;
    this.revision = revision;
    this.model = part.model(revision);
    this.liveness = part.livenessModel(revision);
    this.observer = observer;
    jobs.add(new Job(states(model), this::explore));
    for (List<Property> together : livenessChecks()) {
      jobs.add(new Job(states(liveness) * LIVENESS_WEIGHT, () -> checkLiveness(together)));
    }
  }

  List<Job> jobs() {
    return jobs;
  }

  /**
   * The temporal properties that are checked together. If all hold, one run says so of all of them
   * in little more than the time of one; if some are violated, TLC does not say which, so those
   * that the manifest says are violated get a run of their own from the beginning.
   */
  private List<List<Property>> livenessChecks() {
    List<Property> temporal =
        part.properties().stream().filter(p -> p.kind() == Property.Kind.TEMPORAL).toList();
    List<Property> hold =
        temporal.stream()
            .filter(p -> expectedOf(p).orElse(Outcome.HOLDS) == Outcome.HOLDS)
            .toList();
    Stream<List<Property>> alone = temporal.stream().filter(p -> !hold.contains(p)).map(List::of);
    return Stream.concat(hold.isEmpty() ? Stream.of() : Stream.of(hold), alone).toList();
  }

  private Void explore() {
    Verdicts verdicts =
        Explorer.check(model, observer.exploring(protocol.name(), part.name(), revision.name()));
    synchronized (this) {
      explored = verdicts;
    }
    jobDone();
    return null;
  }

  private Void checkLiveness(List<Property> properties) {
    long started = System.nanoTime();
    LivenessVerdicts results = Liveness.check(liveness, properties);
    synchronized (this) {
      results
          .counterexamples()
          .forEach((property, trace) -> temporal.put(property, Outcome.of(trace.isEmpty())));
      livenessCounts = results.counts().or(() -> livenessCounts);
      livenessSeconds += (System.nanoTime() - started) / 1e9;
    }
    jobDone();
    return null;
  }

  private void jobDone() {
    boolean done;
    synchronized (this) {
      done = ++jobsDone == jobs.size();
    }
    if (done) {
      observer.checked(checkedRevision());
    }
  }

  /** The revision, when all jobs are done. */
  synchronized CheckedRevision checkedRevision() {
    Optional<Counts> counts =
        Optional.of(new Counts(explored.distinct(), explored.generated(), explored.depth()));
    return liveness.equals(model)
        ? new CheckedRevision(
            protocol.name(),
            part.name(),
            revision.name(),
            checked(model, counts, explored.seconds() + livenessSeconds),
            Optional.empty())
        : new CheckedRevision(
            protocol.name(),
            part.name(),
            revision.name(),
            checked(model, counts, explored.seconds()),
            Optional.of(checked(liveness, livenessCounts, livenessSeconds)));
  }

  private CheckedModel checked(Model checked, Optional<Counts> counts, double seconds) {
    return new CheckedModel(
        checked.rootModule() + ".tla",
        fileName(checked.configName()),
        counts,
        checked.properties(),
        verdicts().stream()
            .filter(verdict -> verdict.actual() == Outcome.VIOLATED)
            .map(Verdict::property)
            .filter(property -> modelOf(property).equals(checked))
            .toList(),
        seconds,
        protocol.expected(checked));
  }

  private Model modelOf(Property property) {
    return property.kind() == Property.Kind.TEMPORAL ? liveness : model;
  }

  private long states(Model of) {
    return protocol
        .expected(of)
        .flatMap(Expected::counts)
        .or(() -> protocol.expected(model).flatMap(Expected::counts))
        .map(Counts::distinct)
        .orElse(1L);
  }

  /** A verdict for every property, when all jobs are done. */
  synchronized List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    for (Property property : part.properties()) {
      verdicts.add(
          verdict(
              property,
              property.kind() == Property.Kind.INVARIANT
                  ? Outcome.of(!explored.violations().containsKey(property.name()))
                  : temporal.get(property)));
    }
    // No configuration lists it, so it is worth a word only if there is one.
    if (explored.violations().containsKey(Verdicts.DEADLOCK)) {
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
        .map(e -> Outcome.of(!e.violated().contains(property.name())));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
