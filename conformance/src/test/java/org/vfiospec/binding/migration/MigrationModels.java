package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.Stepper;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Checked;
import org.vfiospec.tlc.Checker;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Trace;

/** The protocol as it is on disk, and its models explored and covered once a run. */
final class MigrationModels {
  static final Protocol PROTOCOL = Protocols.load(Path.of("..", "spec"), "migration");

  private static final Map<Model, CoveringTraces> COVERED = new ConcurrentHashMap<>();
  private static final Map<String, Map<String, Trace>> VIOLATIONS = new ConcurrentHashMap<>();

  private MigrationModels() {}

  static Revision revision(String name) {
    return PROTOCOL.revision(name);
  }

  /** What is explored of a revision without what temporal properties do not look at. */
  static Model liveness(String revision) {
    return PROTOCOL.part(revision(revision)).livenessModel(revision(revision));
  }

  /** One thread and the reset. */
  static Model oneUser(String revision) {
    return with(liveness(revision), "MaxUsers", 1);
  }

  /** An internal state that does not change. */
  static Model unchanging(String revision) {
    return with(liveness(revision), "MaxGenerations", 1);
  }

  /** One thread and the reset, and an internal state that does not change. */
  static Model small(String revision) {
    return with(oneUser(revision), "MaxGenerations", 1);
  }

  /** A model with another bound. */
  static Model with(Model model, String bound, int value) {
    String text = model.configText().replaceFirst(bound + " = \\d+", bound + " = " + value);
    if (text.equals(model.configText())) {
      throw new IllegalArgumentException(bound + " is " + value + " already, or no bound");
    }
    return new Model(model.directory(), model.rootModule(), model.configName(), text);
  }

  static CoveringTraces covered(Model model) {
    return COVERED.computeIfAbsent(
        model,
        each -> CoveringTraces.of(each, List.of(GraphReplay.REFUSALS), ProgressListener.NONE));
  }

  /** The replay of a revision's model with its refusals. */
  static ReplayReport replay(Binding binding, String revision, Stepper stepper) {
    return replay(binding, revision(revision), covered(liveness(revision)), stepper);
  }

  static ReplayReport replay(
      Binding binding, Revision revision, CoveringTraces covering, Stepper stepper) {
    return new GraphReplay(binding, revision, covering.graph(), stepper).run(covering.suite());
  }

  /** Every transition was taken and every refusal made, and nothing was otherwise. */
  static void assertComplete(ReplayReport report) {
    assertThat(report.divergences()).isEmpty();
    assertThat(report.divergenceCount()).isZero();
    assertThat(report.edges()).isPositive();
    assertThat(report.edgesExecuted()).isEqualTo(report.edges());
    assertThat(report.refusals()).isPositive();
    assertThat(report.refusalsExecuted()).isEqualTo(report.refusals());
    assertThat(report.passed()).isTrue();
  }

  /**
   * A shortest trace to a violation of each invariant, and of each property of steps, that the
   * revision violates.
   */
  static Map<String, Trace> violations(String name) {
    return VIOLATIONS.computeIfAbsent(
        name, each -> violations(PROTOCOL.part(revision(each)).model(revision(each))));
  }

  private static Map<String, Trace> violations(Model model) {
    Checked checked = Checker.check(model, ProgressListener.NONE);
    Map<String, Trace> violations = new TreeMap<>(checked.verdicts().violations());
    checked
        .temporal()
        .forEach((property, found) -> found.ifPresent(t -> violations.put(property.name(), t)));
    return violations;
  }
}
