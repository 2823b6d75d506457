package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.binding.DriverMutant;
import org.vfiospec.cover.CoveringSuite;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.ManyThreads;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Trace;

/**
 * Nothing passes by accident: refusals, threads and counterexamples of the register find the faults
 * that nothing else does. That its transitions do, {@link BitsMutantsTest} tells.
 */
class RegisterGatesTest {
  private static final Revision RFC_V2 = MigrationModels.revision("rfc_v2");
  private static final CoveringTraces COVERING = BitsModels.covered(RFC_V2.name());

  private static Binding mutant(String type, String text, String instead) {
    return new DriverMutant(BitsBinding.class, "org.vfiospec.migration.v1")
        .with("org.vfiospec.migration.v1." + type, text, instead);
  }

  private static ReplayReport onOneThread(Binding binding) {
    try (OneThread stepper = new OneThread()) {
      return MigrationModels.replay(binding, RFC_V2, COVERING, stepper);
    }
  }

  /** The transitions of all covering traces, without a single refused request. */
  private static boolean edgesPass(Binding binding) {
    StateGraph graph = COVERING.graph();
    try (OneThread stepper = new OneThread()) {
      TraceReplay replay = new TraceReplay(binding, RFC_V2, stepper);
      return COVERING.suite().traces().stream()
          .allMatch(
              trace ->
                  replay
                      .run(
                          IntStream.concat(
                                  IntStream.of(trace.start()),
                                  IntStream.of(trace.edges()).map(graph::target))
                              .mapToObj(graph::state)
                              .toList(),
                          IntStream.of(trace.edges()).mapToObj(graph::step).toList())
                      .passed());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          StateWrite # end(from, Errno.EINVAL.result());  # end(from, Errno.EIO.result());
          StateWrite # end(from, Errno.EINVAL.result());  # end(StateBit.ERROR, Errno.EINVAL.result());
          StateBit   # (SAVING.in(pattern) || RUNNING.in(pattern)) # RUNNING.in(pattern)
          """)
  void refusalsAloneTell(String type, String text, String instead) {
    Binding mutant = mutant(type, text, instead);
    ReplayReport report = onOneThread(mutant);

    assertThat(edgesPass(mutant)).isTrue();
    assertThat(report.passed()).isFalse();
    assertThat(report.divergences())
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.steps().get(each.steps().size() - 1).action())
                    .isEqualTo("refused request"));
  }

  /** A thread that has the lock already goes on; another one waits for it. */
  @Test
  void threadsAloneTellALockThatTheSpecificationDoesNotKnow() {
    Binding mutant =
        mutant(
            "StateWrite",
            "    driver.mutex().lock(this);",
            """
                class Held {
                  static final java.util.concurrent.locks.ReentrantLock LOCK =
                      new java.util.concurrent.locks.ReentrantLock();
                }
                Held.LOCK.lock();
                driver.mutex().lock(this);
            """);
    assertThat(onOneThread(mutant).passed()).isTrue();

    CoveringSuite suite = COVERING.suite();
    List<org.vfiospec.cover.Trace> first = suite.traces().subList(0, 1);
    try (ManyThreads stepper = new ManyThreads(Duration.ofMillis(300))) {
      ReplayReport report =
          MigrationModels.replay(
              mutant,
              RFC_V2,
              new CoveringTraces(
                  COVERING.graph(),
                  new CoveringSuite(suite.states(), suite.edges(), first, suite.bound())),
              stepper);
      assertThat(report.divergences())
          .isNotEmpty()
          .first()
          .satisfies(each -> assertThat(each.message()).contains("does not come to its next step"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rfc_v2, LoadsWhatWasTransferred, order",
    "toward_zero, NeverLosesNdma, order",
    "l0_mail, ErrorIsQuiet, errorIs",
    "rfc_v3_decomposed, ReadersSeeOldOrNew, reading",
  })
  void aCounterexampleTellsADriverThatHasBeenMended(
      String revision, String property, String choice) {
    Trace trace = MigrationModels.violations(revision).get(property);
    Revision wrong = MigrationModels.revision(revision);
    Map<String, Object> choices = new HashMap<>(wrong.choices());
    choices.put(choice, MigrationModels.revision("recommended").choices().get(choice));
    Revision mended =
        new Revision(wrong.name(), wrong.since(), wrong.source(), Map.copyOf(choices));

    assertThat(taken(trace, wrong).passed()).isTrue();
    assertThat(taken(trace, mended).divergences()).hasSize(1);
  }

  private static ReplayReport taken(Trace trace, Revision revision) {
    try (OneThread stepper = new OneThread()) {
      return new TraceReplay(new BitsBinding(), revision, stepper)
          .run(trace.states(), trace.steps());
    }
  }

  @Test
  void aSuiteThatLacksATraceFails() {
    CoveringSuite suite = COVERING.suite();
    CoveringTraces lacking =
        new CoveringTraces(
            COVERING.graph(),
            new CoveringSuite(
                suite.states(),
                suite.edges(),
                suite.traces().subList(1, suite.traces().size()),
                suite.bound()));
    try (OneThread stepper = new OneThread()) {
      ReplayReport report = MigrationModels.replay(new BitsBinding(), RFC_V2, lacking, stepper);
      assertThat(report.divergences()).isEmpty();
      assertThat(report.passed()).isFalse();
    }
  }
}
