package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Trace;

/** What TLC finds, the driver does. */
class StatesCounterexampleTest {
  private static final Protocol PROTOCOL = Protocols.load(Path.of("..", "spec"), "migration");

  private static Map<String, Trace> violations(String name) {
    Revision revision = PROTOCOL.revision(name);
    return Explorer.check(PROTOCOL.part(revision).model(revision), ProgressListener.NONE)
        .violations();
  }

  @ParameterizedTest
  @ValueSource(strings = {"states_before_fix", "states_mainline"})
  void theDriverTakesEveryCounterexample(String name) {
    Map<String, Trace> violations = violations(name);
    assertThat(violations.keySet())
        .isEqualTo(
            Set.of(
                "StateFidelity",
                "SavingStatesOnlyAtEnds",
                "CaptureOnlyWhenStopped",
                "StreamIsWhole",
                "BadDataNeverRuns",
                "TransferHasFd",
                "ErrorNeverRequested"));
    violations.forEach(
        (property, trace) -> {
          try (OneThread stepper = new OneThread()) {
            ReplayReport report =
                new TraceReplay(new StatesBinding(), PROTOCOL.revision(name), stepper)
                    .run(trace.states(), trace.steps());
            assertThat(report.divergences()).as(property).isEmpty();
            assertThat(report.passed()).as(property).isTrue();
          }
        });
  }

  @Test
  void ofTheRecommendedOneOnlyTheWordingIsLeft() {
    assertThat(violations("states_recommended").keySet()).containsOnly("SavingStatesOnlyAtEnds");
  }
}
