package org.vfiospec.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.vfiospec.report.CommandText;
import org.vfiospec.report.Finding;
import org.vfiospec.report.Jobs;
import org.vfiospec.report.Outcome;
import org.vfiospec.report.Verdict;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.ReferenceExplorer;
import org.vfiospec.tlc.ReferenceLiveness;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Trace;

/**
 * A check of all revisions with the explorer that asks TLC in every state, and with TLC's own
 * liveness checker in processes of its own: what {@code check} did before it asked each question
 * once.
 */
final class FormerCheck {
  private final Protocol protocol;
  private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

  FormerCheck(Protocol protocol) {
    this.protocol = protocol;
  }

  void run() {
    List<Callable<Void>> jobs = new ArrayList<>();
    for (Revision revision : protocol.revisions()) {
      for (Model model : protocol.models(revision)) {
        jobs.add(() -> explore(revision, model));
        for (List<Property> together : temporal(model)) {
          jobs.add(() -> checkLiveness(revision, model, together));
        }
      }
    }
    Jobs.run(jobs);
  }

  private Void explore(Revision revision, Model model) {
    if (model.properties().stream().anyMatch(p -> p.kind() == Property.Kind.INVARIANT)) {
      Map<String, Trace> violations =
          ReferenceExplorer.check(model, ProgressListener.NONE).violations();
      model.properties().stream()
          .filter(p -> p.kind() == Property.Kind.INVARIANT)
          .forEach(p -> put(revision, p, !violations.containsKey(p.name())));
    }
    return null;
  }

  /** Those that hold together, for TLC does not say which of several does not; the others alone. */
  private List<List<Property>> temporal(Model model) {
    List<List<Property>> groups = new ArrayList<>();
    List<Property> holding = new ArrayList<>();
    for (Property property : model.properties()) {
      if (property.kind() == Property.Kind.TEMPORAL) {
        boolean violated =
            protocol.expected(model).map(e -> e.violated().contains(property.name())).orElse(true);
        if (violated) {
          groups.add(List.of(property));
        } else {
          holding.add(property);
        }
      }
    }
    if (!holding.isEmpty()) {
      groups.add(holding);
    }
    return groups;
  }

  private Void checkLiveness(Revision revision, Model model, List<Property> properties) {
    Map<Property, Optional<Trace>> found =
        ReferenceLiveness.check(model, properties).counterexamples();
    found.forEach((property, trace) -> put(revision, property, trace.isEmpty()));
    return null;
  }

  private void put(Revision revision, Property property, boolean holds) {
    outcomes.put(revision.name() + " " + property.name(), Outcome.of(holds));
  }

  /** In what it differs from our verdicts. */
  List<Finding> differences(List<Verdict> ours) {
    List<Finding> differences = new ArrayList<>();
    for (Verdict verdict : ours) {
      Outcome former = outcomes.get(verdict.revision() + " " + verdict.property().name());
      if (former != null && former != verdict.actual()) {
        differences.add(
            new Finding(
                verdict.protocol()
                    + " "
                    + verdict.revision()
                    + " "
                    + verdict.property().name()
                    + ": the former explorer says "
                    + former
                    + ", check says "
                    + verdict.actual(),
                CommandText.of("bench", "--only", CheckMeasurement.NAME)));
      }
    }
    return differences;
  }
}
