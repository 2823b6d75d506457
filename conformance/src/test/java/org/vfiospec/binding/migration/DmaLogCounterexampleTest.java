package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.tlc.Trace;

/** A frame that was written to, and is not told: so the log that clears does, and no other. */
class DmaLogCounterexampleTest {
  private static ReplayReport replayed(String revision) {
    Trace trace = MigrationModels.violations("dma_log_cleared").get("NoWriteForgotten");
    assertThat((Set<?>) trace.last().get("dirty")).isNotEqualTo(trace.last().get("owed")).isEmpty();
    try (OneThread stepper = new OneThread()) {
      return new TraceReplay(new DmaLogBinding(), MigrationModels.revision(revision), stepper)
          .run(trace.states(), trace.steps());
    }
  }

  @Test
  void theLogThatClearsForgetsIt() {
    assertThat(replayed("dma_log_cleared").passed()).isTrue();
  }

  @Test
  void theOtherKeepsIt() {
    assertThat(MigrationModels.violations("dma_log_kept")).isEmpty();
    assertThat(replayed("dma_log_kept").divergences())
        .singleElement()
        .satisfies(each -> assertThat(each.message()).contains("dirty is ["));
  }
}
