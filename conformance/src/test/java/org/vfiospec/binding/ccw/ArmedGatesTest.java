package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.cover.CoveringSuite;
import org.vfiospec.cover.Trace;
import org.vfiospec.itf.ItfException;
import org.vfiospec.itf.ItfReader;
import org.vfiospec.itf.ItfWriter;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.ManyThreads;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.ReplayedDivergence;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.suite.TlcModelValues;
import org.vfiospec.suite.TraceFiles;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;

/** Nothing passes by accident: each gate finds the faults that it is there for. */
class ArmedGatesTest {
  private static final String REFUSED = "the refused request";

  static Stream<String> revisions() {
    return CcwModels.revisions().stream().map(Revision::name);
  }

  private static CoveringTraces recommended() {
    return CcwModels.small(CcwModels.revision("recommended"));
  }

  // Edges.

  @ParameterizedTest
  @MethodSource("revisions")
  void aTransitionTellsEveryOtherDesign(String name) {
    Revision revision = CcwModels.revision(name);
    Set<String> unseen = new TreeSet<>();
    allowed(revision)
        .forEach(
            (choice, values) -> {
              for (Object value : values) {
                if (!value.equals(revision.choices().get(choice))
                    && edgesPass(Mutants.withChoice(choice, value), revision)) {
                  unseen.add(choice + "=" + value);
                }
              }
            });

    Set<String> explained = new TreeSet<>();
    UnseenChoice.ALL.stream()
        .filter(each -> each.revisions().contains(name))
        .forEach(each -> explained.add(each.choice() + "=" + each.value()));
    assertThat(unseen).isEqualTo(explained);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Set<Object>> allowed(Revision revision) {
    return new TreeMap<>(
        (Map<String, Set<Object>>)
            CcwModels.PROTOCOL.part(revision).model(revision).evaluate("DesignChoices"));
  }

  private static boolean edgesPass(Binding implementation, Revision revision) {
    return edgesPass(implementation, revision, CcwModels.small(revision))
        && edgesPass(implementation, revision, CcwModels.extras(revision));
  }

  /** The transitions of all covering traces, without a single refused request. */
  private static boolean edgesPass(
      Binding implementation, Revision revision, CoveringTraces covering) {
    StateGraph graph = covering.graph();
    try (OneThread stepper = new OneThread()) {
      TraceReplay replay = new TraceReplay(implementation, revision, stepper);
      return covering.suite().traces().stream()
          .allMatch(trace -> replay.run(states(graph, trace), steps(graph, trace)).passed());
    }
  }

  private static List<Step> steps(StateGraph graph, Trace trace) {
    return IntStream.of(trace.edges()).mapToObj(graph::step).toList();
  }

  private static List<Map<String, Object>> states(StateGraph graph, Trace trace) {
    return IntStream.concat(
            IntStream.of(trace.start()), IntStream.of(trace.edges()).map(graph::target))
        .mapToObj(graph::state)
        .toList();
  }

  @Test
  void aGraphReplayReportsEachTransitionThatItsImplementationDoesNotTake() {
    ReplayReport report = onOneThread(Mutants.withChoice("writeIrbArea", "copied"), recommended());

    assertThat(report.passed()).isFalse();
    assertThat(report.divergenceCount()).isPositive();
    assertThat(report.edgesExecuted()).isLessThan(report.edges());
    assertThat(report.divergences())
        .allSatisfy(each -> assertThat(each.states()).hasSize(each.steps().size() + 1))
        .first()
        .satisfies(each -> assertThat(each.message()).contains("instead of"));
  }

  @Test
  void transitionsTellAConditionCodeThatTheDriverAnswersAlike() {
    Binding mutant = Mutants.withConditionCodesSwapped();
    int told = 0;
    for (Revision revision : CcwModels.revisions()) {
      CoveringTraces extras = CcwModels.extras(revision);
      for (CoveringTraces covering : List.of(CcwModels.small(revision), extras)) {
        ReplayReport report = onOneThread(mutant, revision, covering);
        assertThat(report.passed()).isEqualTo(!hasRefusingConditionCode(covering.graph()));
        assertThat(report.divergences())
            .allSatisfy(each -> assertThat(each.message()).contains("SSCH sets condition code"));
        told += report.passed() ? 0 : 1;
      }
    }
    assertThat(told).isPositive();
  }

  private static boolean hasRefusingConditionCode(StateGraph graph) {
    return IntStream.range(0, graph.edgeCount())
        .mapToObj(graph::step)
        .filter(step -> step.action().equals(CcwAction.WRITE_SSCH.specName()))
        .anyMatch(step -> List.of(1, 2).contains(step.arguments().get(1)));
  }

  /**
   * The channel-program address, device status, residual count, and both halves behind the SCSW.
   */
  @ParameterizedTest
  @ValueSource(ints = {4, 8, 11, 12, 40, 47})
  void transitionsTellAByteOfTheIrbThatTheRegionHasWrong(int index) {
    told(Mutants.withAnIrbCorruptedAt(index), "unknown bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 8, 11, 12, 40, 47, 48, 70, 95})
  void transitionsTellAByteOfTheIrbThatAReadOrTheSlotHasWrong(int index) {
    told(Mutants.withAReadCorruptedAt(index), "unknown bytes");
    told(Mutants.withAnIrbHandedOverCorruptedAt(index), "slot is ");
  }

  @Test
  void transitionsTellAWriteThatReturnsLessThanItWrote() {
    told(Mutants.withAShortWrite(), "gets 1 instead of OK");
  }

  @Test
  void aDivergenceTellsWhereTheDriverFailed() {
    ReplayReport report = onOneThread(Mutants.thatFails(), recommended());

    assertThat(report.divergences())
        .first()
        .satisfies(
            each -> {
              assertThat(each.message())
                  .contains("worker failed: java.lang.NullPointerException")
                  .contains(" at org.vfiospec.ccw.IoTodo.copyLo(IoTodo.java:");
              assertThat(each.divergence()).hasCauseInstanceOf(NullPointerException.class);
            });
  }

  private static void told(Binding mutant, String how) {
    told(mutant, CcwModels.revision("recommended"), how);
  }

  private static void told(Binding mutant, Revision revision, String how) {
    ReplayReport report = onOneThread(mutant, revision, CcwModels.small(revision));
    assertThat(report.passed()).isFalse();
    assertThat(report.edgesExecuted()).isLessThan(report.edges());
    assertThat(report.divergences())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.message()).contains(how));
  }

  // Refusals.

  @ParameterizedTest
  @MethodSource("revisions")
  void refusalsTellSomeOfTheChoicesThatNoTransitionTells(String name) {
    Revision revision = CcwModels.revision(name);
    for (UnseenChoice unseen : UnseenChoice.ALL) {
      if (unseen.revisions().contains(name)) {
        Binding mutant = Mutants.withChoice(unseen.choice(), unseen.value());
        ReplayReport report = onOneThread(mutant, revision, CcwModels.small(revision));
        assertThat(report.passed()).as("%s", unseen).isEqualTo(!unseen.refusalsTell());
      }
    }
  }

  @Test
  void refusalsTellAWrongErrno() {
    toldByRefusalsAlone(
        Mutants.withTheErrnoBeyondTheEnd("EFAULT"), "gets EFAULT instead of EINVAL");
    toldByRefusalsAlone(Mutants.withTheErrnoInStandby("EAGAIN"), "gets EAGAIN instead of EIO");
  }

  @Test
  void refusalsTellWhenOneChangesSomething() {
    toldByRefusalsAlone(
        Mutants.withARefusalThat("driver.state = DriverState.BOXED;"), "fsm is BOXED instead of");
    toldByRefusalsAlone(
        Mutants.withARefusalThat(
            "driver.region.putIrbLo(org.vfiospec.channel.Irb.parse(source.bytes(), 0));"),
        "region is ");
  }

  @Test
  void whatARefusedRequestTellsCanBeSeenAgain() {
    for (Binding mutant :
        List.of(
            Mutants.withTheErrnoBeyondTheEnd("EFAULT"),
            Mutants.withARefusalThat("driver.state = DriverState.BOXED;"))) {
      for (ReplayedDivergence divergence : onOneThread(mutant, recommended()).divergences()) {
        try (OneThread stepper = new OneThread()) {
          ReplayReport again =
              new TraceReplay(mutant, CcwModels.revision("recommended"), stepper)
                  .run(divergence.states(), divergence.steps());
          assertThat(again.divergences())
              .singleElement()
              .satisfies(each -> assertThat(each.message()).isEqualTo(divergence.message()));
          ReplayReport mended =
              new TraceReplay(new CcwBinding(), CcwModels.revision("recommended"), stepper)
                  .run(divergence.states(), divergence.steps());
          assertThat(mended.passed()).isTrue();
          assertThat(mended.refusalsExecuted()).isEqualTo(1);
        }
      }
    }
  }

  private static void toldByRefusalsAlone(Binding mutant, String how) {
    Revision revision = CcwModels.revision("recommended");
    ReplayReport report = onOneThread(mutant, recommended());

    assertThat(edgesPass(mutant, revision)).isTrue();
    assertThat(report.passed()).isFalse();
    assertThat(report.refusalsExecuted()).isLessThan(report.refusals());
    assertThat(report.divergences())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.message()).contains(REFUSED).contains(how));
  }

  // Threads.

  @Test
  void threadsTellALockThatTheSpecificationDoesNotKnow() {
    toldByThreadsAlone(
        Mutants::withALockTheSpecificationDoesNotKnow, "does not come to its next step");
  }

  @Test
  void threadsTellALockThatOneContextTakesAndAnotherDrops() {
    toldByThreadsAlone(
        Mutants::withALockHandedToAnotherContext, "worker failed: java.lang.IllegalMonitorState");
  }

  private static void toldByThreadsAlone(java.util.function.Supplier<Binding> mutant, String how) {
    Revision revision = CcwModels.revision("recommended");

    assertThat(onOneThread(mutant.get(), recommended()).passed()).isTrue();
    ReplayReport report;
    try (ManyThreads stepper = new ManyThreads(Duration.ofMillis(300))) {
      report =
          replay(
              mutant.get(),
              revision,
              recommended().graph(),
              stepper,
              Mutants.firstTraces(recommended().suite(), 4));
    }
    assertThat(report.divergences())
        .isNotEmpty()
        .first()
        .satisfies(each -> assertThat(each.message()).contains(how));
  }

  // Counterexamples.

  @Test
  void aCounterexampleTellsADriverThatHasBeenMended() {
    Revision revision = CcwModels.revision("concurrent_io_v2_locked_worker");
    org.vfiospec.tlc.Trace trace = CcwModels.violations(revision).get("NoUnreadIrbLost");

    try (OneThread stepper = new OneThread()) {
      ReplayReport mended =
          new TraceReplay(Mutants.withChoice("writeIrbArea", "kept"), revision, stepper)
              .run(trace.states(), trace.steps());
      assertThat(mended.passed()).isFalse();
      assertThat(mended.divergences()).hasSize(1);

      ReplayReport asPosted =
          new TraceReplay(new CcwBinding(), revision, stepper).run(trace.states(), trace.steps());
      assertThat(asPosted.passed()).isTrue();
    }
  }

  // Nothing at all.

  @Test
  void zeroEdgesFail() {
    StateGraph graph = recommended().graph();
    Revision revision = CcwModels.revision("recommended");
    try (OneThread stepper = new OneThread()) {
      TraceReplay replay = new TraceReplay(new CcwBinding(), revision, stepper);
      assertThat(replay.run(List.of(graph.state(0)), List.of()).passed()).isFalse();
    }
  }

  @Test
  void aGraphWithoutARefusalFails() {
    assertThat(report(ReplayReport.Extent.GRAPH, 1, 1).passed()).isTrue();
    assertThat(report(ReplayReport.Extent.GRAPH, 1, 0).passed()).isFalse();
    assertThat(report(ReplayReport.Extent.GRAPH, 0, 1).passed()).isFalse();
    assertThat(report(ReplayReport.Extent.TRACE, 1, 0).passed()).isTrue();
    assertThat(report(ReplayReport.Extent.TRACE, 0, 0).passed()).isFalse();
  }

  private static ReplayReport report(ReplayReport.Extent extent, long edges, long refusals) {
    return new ReplayReport(extent, edges, edges, refusals, refusals, edges, 0, 0, List.of());
  }

  @Test
  void aSuiteThatLacksATraceFails() {
    CoveringSuite suite = recommended().suite();
    int last = suite.traces().size() - 1;
    for (int missing : new int[] {0, last / 2, last}) {
      List<Trace> traces = new ArrayList<>(suite.traces());
      traces.remove(missing);
      ReplayReport report =
          onOneThread(
              new CcwBinding(),
              new CoveringTraces(
                  recommended().graph(),
                  new CoveringSuite(suite.states(), suite.edges(), traces, suite.bound())));
      assertThat(report.divergences()).isEmpty();
      assertThat(report.passed()).as("without trace %s", missing).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9, 0.999})
  void aTruncatedTraceFileFails(double kept, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("whole.itf.json");
    StateGraph graph = recommended().graph();
    ItfWriter.write(
        TraceFiles.counterexample(
            TraceFiles.meta("ccw", "VfioCcw", "recommended"),
            "None",
            graph.trace(graph.stateCount() - 1)),
        file,
        new TlcModelValues());
    assertThat(ItfReader.read(file, new TlcModelValues()).loop()).isEqualTo(OptionalInt.empty());

    byte[] bytes = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.itf.json");
    Files.write(cut, java.util.Arrays.copyOf(bytes, (int) (bytes.length * kept)));
    assertThatThrownBy(() -> ItfReader.read(cut, new TlcModelValues()))
        .isInstanceOf(ItfException.class)
        .hasMessageContaining("cut.itf.json");
  }

  private static ReplayReport onOneThread(Binding implementation, CoveringTraces covering) {
    return onOneThread(implementation, CcwModels.revision("recommended"), covering);
  }

  private static ReplayReport onOneThread(
      Binding implementation, Revision revision, CoveringTraces covering) {
    try (OneThread stepper = new OneThread()) {
      return replay(implementation, revision, covering.graph(), stepper, covering.suite());
    }
  }

  private static ReplayReport replay(
      Binding implementation,
      Revision revision,
      StateGraph graph,
      Stepper stepper,
      CoveringSuite suite) {
    return new GraphReplay(implementation, revision, graph, stepper).run(suite);
  }
}
