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

/** The log of DMA takes every transition of its model, and refuses what the model does. */
class DmaLogReplayTest {
  @Tag("mutants")
  @ParameterizedTest
  @ValueSource(strings = {"dma_log_cleared", "dma_log_kept"})
  void doesExactlyWhatTheSpecificationAllows(String revision) {
    try (OneThread stepper = new OneThread()) {
      complete(revision, stepper);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dma_log_cleared", "dma_log_kept"})
  void doesSoOnThreads(String revision) {
    try (ManyThreads stepper = new ManyThreads(Duration.ofSeconds(10))) {
      complete(revision, stepper);
    }
  }

  private static void complete(String revision, Stepper stepper) {
    ReplayReport report = MigrationModels.replay(new DmaLogBinding(), revision, stepper);
    assertThat(report.divergences()).isEmpty();
    assertThat(report.passed()).isTrue();
  }
}
