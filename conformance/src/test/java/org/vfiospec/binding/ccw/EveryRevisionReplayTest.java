package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Revision;

/** Each revision's driver takes every transition of its model, and refuses what the model does. */
class EveryRevisionReplayTest {

  static Stream<String> revisions() {
    return CcwModels.revisions().stream().map(Revision::name);
  }

  @ParameterizedTest
  @MethodSource("revisions")
  void doesExactlyWhatTheSpecificationAllows(String name) {
    Revision revision = CcwModels.revision(name);
    CoveringTraces covering = CcwModels.driver(revision);

    ReplayReport report;
    try (OneThread stepper = new OneThread()) {
      report =
          new GraphReplay(new CcwBinding(), revision, covering.graph(), stepper)
              .run(covering.suite());
    }

    assertThat(report.divergences()).isEmpty();
    assertThat(report.divergenceCount()).isZero();
    assertThat(report.edges()).isPositive().isEqualTo(covering.graph().edgeCount());
    assertThat(report.edgesExecuted()).isEqualTo(report.edges());
    assertThat(report.refusals()).isPositive();
    assertThat(report.refusalsExecuted()).isEqualTo(report.refusals());
    assertThat(report.passed()).isTrue();
  }

  @Test
  void hasAsManyUsersAsItsModel() {
    Revision revision = CcwModels.revision("recommended");
    CoveringTraces covering =
        CcwModels.covered(
            CcwModels.users(
                CcwModels.memoryless(CcwModels.PROTOCOL.part(revision).model(revision)), 3));

    ReplayReport report;
    try (OneThread stepper = new OneThread()) {
      report =
          new GraphReplay(new CcwBinding(), revision, covering.graph(), stepper)
              .run(covering.suite());
    }

    assertThat(IntStream.range(0, covering.graph().edgeCount()).mapToObj(covering.graph()::step))
        .anyMatch(step -> step.arguments().contains("u3"));
    assertThat(report.divergences()).isEmpty();
    assertThat(report.passed()).isTrue();
  }
}
