package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.replay.ManyThreads;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.Stepper;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Model;

/** Each revision's driver takes every transition of its model, and refuses what the model does. */
class StatesReplayTest {
  @ParameterizedTest
  @ValueSource(strings = {"states_before_fix", "states_mainline", "states_recommended"})
  void doesExactlyWhatTheSpecificationAllows(String revision) {
    try (OneThread stepper = new OneThread()) {
      replayed(revision, MigrationModels.liveness(revision), stepper);
    }
  }

  @Tag("mutants")
  @ParameterizedTest
  @ValueSource(strings = {"states_recommended", "states_mainline"})
  void doesSoWithOneUser(String revision) {
    try (OneThread stepper = new OneThread()) {
      replayed(revision, MigrationModels.oneUser(revision), stepper);
    }
  }

  /** Two users, and the reset. */
  @ParameterizedTest
  @ValueSource(strings = {"states_before_fix", "states_mainline", "states_recommended"})
  void doesSoOnAThreadForEveryContext(String revision) {
    try (ManyThreads stepper = new ManyThreads(Duration.ofSeconds(10))) {
      replayed(revision, MigrationModels.liveness(revision), stepper);
      assertThat(stepper.handedOver()).isPositive();
    }
  }

  private static void replayed(String revision, Model model, Stepper stepper) {
    CoveringTraces covering = MigrationModels.covered(model);
    ReplayReport report =
        MigrationModels.replay(
            new StatesBinding(), MigrationModels.revision(revision), covering, stepper);
    assertThat(report.divergences()).isEmpty();
    assertThat(report.divergenceCount()).isZero();
    assertThat(report.edges()).isPositive().isEqualTo(covering.graph().edgeCount());
    assertThat(report.edgesExecuted()).isEqualTo(report.edges());
    assertThat(report.refusals()).isPositive();
    assertThat(report.refusalsExecuted()).isEqualTo(report.refusals());
    assertThat(report.passed()).isTrue();
  }
}
