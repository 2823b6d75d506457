package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.ManyThreads;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Revision;

/** The same with a thread for each context, and the driver's locks taken in earnest. */
@Timeout(300)
@Isolated("threads that hand over to each other want the processors for themselves")
class ThreadsReplayTest {
  private static final Duration BOUND = Duration.ofSeconds(10);

  /** A minute each with the full bounds, for drivers that take no lock: no extras here. */
  private static final Set<String> LOCK_FREE = Set.of("v4_12", "v5_1");

  static Stream<String> revisions() {
    return CcwModels.revisions().stream().map(Revision::name);
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void doesExactlyWhatTheSpecificationAllows(String name) {
    Revision revision = CcwModels.revision(name);
    CoveringTraces covering =
        LOCK_FREE.contains(name) ? CcwModels.small(revision) : CcwModels.driver(revision);

    ReplayReport report;
    try (ManyThreads stepper = new ManyThreads(BOUND)) {
      report =
          new GraphReplay(new CcwBinding(), revision, covering.graph(), stepper)
              .run(covering.suite());
    }

    assertThat(report.divergences()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.refusals()).isPositive();
  }

  @Test
  void reportsAStepThatDoesNotComeWithTheStacksOfAllThreads() {
    Revision revision = CcwModels.revision("recommended");
    CoveringTraces covering = CcwModels.small(revision);

    ReplayReport report;
    try (ManyThreads stepper = new ManyThreads(Duration.ofMillis(300))) {
      report =
          new GraphReplay(Mutants.thatSleepsForEver(), revision, covering.graph(), stepper)
              .run(Mutants.firstTraces(covering.suite(), 3));
    }

    assertThat(report.passed()).isFalse();
    assertThat(report.divergences())
        .first()
        .satisfies(
            divergence ->
                assertThat(divergence.message())
                    .contains("worker does not come to its next step within 300 ms")
                    .contains("context worker at ")
                    .contains("context u1 at ")
                    .contains("await"));
  }
}
