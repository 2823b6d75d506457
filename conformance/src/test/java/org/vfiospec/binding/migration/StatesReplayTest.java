package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.ManyThreads;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.Stepper;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Revision;

/** Each revision's driver takes every transition of its model, and refuses what the model does. */
class StatesReplayTest {
  private static final Protocol PROTOCOL = Protocols.load(Path.of("..", "spec"), "migration");

  @ParameterizedTest
  @ValueSource(strings = {"states_before_fix", "states_mainline", "states_recommended"})
  void doesExactlyWhatTheSpecificationAllows(String name) {
    Revision revision = PROTOCOL.revision(name);
    try (OneThread stepper = new OneThread()) {
      replayed(revision, PROTOCOL.part(revision).livenessModel(revision), stepper);
    }
  }

  @Tag("mutants")
  @ParameterizedTest
  @ValueSource(strings = {"states_recommended", "states_mainline"})
  void doesSoWithOneUser(String name) {
    Revision revision = PROTOCOL.revision(name);
    try (OneThread stepper = new OneThread()) {
      replayed(revision, oneUser(PROTOCOL.part(revision).livenessModel(revision)), stepper);
    }
  }

  @Test
  void doesSoOnAThreadForEveryContext() {
    Revision revision = PROTOCOL.revision("states_mainline");
    try (ManyThreads stepper = new ManyThreads(Duration.ofSeconds(10))) {
      replayed(revision, small(PROTOCOL.part(revision).livenessModel(revision)), stepper);
      assertThat(stepper.handedOver()).isPositive();
    }
  }

  /** One thread and the reset. */
  private static Model oneUser(Model model) {
    String text = model.configText().replaceFirst("MaxUsers = \\d+", "MaxUsers = 1");
    return new Model(model.directory(), model.rootModule(), model.configName(), text);
  }

  /** The same, and an internal state that does not change. */
  private static Model small(Model model) {
    String text =
        oneUser(model).configText().replaceFirst("MaxGenerations = \\d+", "MaxGenerations = 1");
    return new Model(model.directory(), model.rootModule(), model.configName(), text);
  }

  private static void replayed(Revision revision, Model model, Stepper stepper) {
    CoveringTraces covering =
        CoveringTraces.of(model, List.of(GraphReplay.REFUSALS), ProgressListener.NONE);
    ReplayReport report =
        new GraphReplay(new StatesBinding(), revision, covering.graph(), stepper)
            .run(covering.suite());
    assertThat(report.divergences()).isEmpty();
    assertThat(report.divergenceCount()).isZero();
    assertThat(report.edges()).isPositive().isEqualTo(covering.graph().edgeCount());
    assertThat(report.edgesExecuted()).isEqualTo(report.edges());
    assertThat(report.refusals()).isPositive();
    assertThat(report.refusalsExecuted()).isEqualTo(report.refusals());
    assertThat(report.passed()).isTrue();
  }
}
