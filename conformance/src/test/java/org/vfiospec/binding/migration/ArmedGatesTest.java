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
import org.vfiospec.cover.Trace;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.GraphReplay;
import org.vfiospec.replay.ManyThreads;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;

/** Nothing passes by accident: each gate of the state machine finds the faults it is there for. */
class ArmedGatesTest {
  private static final String V2 = "org.vfiospec.migration.v2.";
  private static final Revision MAINLINE = MigrationModels.revision("states_mainline");

  private static Binding mutant(String type, String text, String instead) {
    return new DriverMutant(StatesBinding.class, "org.vfiospec.migration.v2")
        .with(V2 + type, text.replace("\\n", "\n"), instead == null ? "" : instead);
  }

  private static CoveringTraces covering() {
    return MigrationModels.covered(MigrationModels.small("states_mainline"));
  }

  private static ReplayReport onOneThread(Binding binding) {
    try (OneThread stepper = new OneThread()) {
      return MigrationModels.replay(binding, MAINLINE, covering(), stepper);
    }
  }

  /** The transitions of all covering traces, without a single refused request. */
  private static boolean edgesPass(Binding binding) {
    StateGraph graph = covering().graph();
    try (OneThread stepper = new OneThread()) {
      TraceReplay replay = new TraceReplay(binding, MAINLINE, stepper);
      return covering().suite().traces().stream()
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

  // Edges.

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          GetState       # driver.stateMutex.lock(this);        #
          GetState       # return Stage.UNLOCK;                 # driver.stateMutex.unlock(this); return null;
          SetState       # driver.hardware.quiesce();           # driver.commit(next.state()); driver.hardware.quiesce();
          SetState       # driver.hardware.load(driver.loadingFile().written()); #
          SetState       # driver.hardware.stopLogging();\\n    return commit(null); # return commit(null);
          SetState       # driver.commit(DeviceState.ERROR);    #
          SetState       # driver.fds.install(number, made);    #
          ResetDevice    # driver.hardware.reset();\\n      return Stage.DONE; # return Stage.DONE;
          ResetDevice    # return driver.deferResetAndTryLock(this) ? Stage.UNLOCK : null; # driver.deferReset(); return null;
          Driver         # deferredReset = true;\\n      return stateMutex # return stateMutex
          Driver         # endTransfer();\\n    hardware.reset(); # hardware.reset();
          Driver         # saving.disable();                    #
          Driver         # loading.disable();                   #
          SavingFile     # append(hardware.capture());          # unread = hardware.capture();
          SavingFile     # complete = true;                     #
          NextStateTable # row(STOP_COPY, STOP, STOP, ERROR, ERROR # row(STOP_COPY, STOP, STOP, STOP, ERROR
          Arc            # arc(PRE_COPY, STOP_COPY, FREEZE_TO_CAPTURE); # arc(PRE_COPY, STOP_COPY, CAPTURE);
          """)
  void transitionsTell(String type, String text, String instead) {
    Binding mutant = mutant(type, text, instead);
    assertThat(edgesPass(mutant)).isFalse();
  }

  // Refusals.

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          DataFile       # return disabled ? Errno.ENODEV.result() # return disabled ? Errno.EBADF.result()
          DataFile       # if (disabled) {\\n      return Errno.ENODEV.result(); # if (disabled) {      return Errno.EIO.result();
          DataFile       # count == 0 ? Errno.EINVAL.result()   # count == 0 ? 0
          SavingFile     # complete ? 0 : Errno.ENOMSG.result() # complete ? 0 : Errno.EAGAIN.result()
          GetPrecopyInfo # return Errno.EINVAL.result();        # return Errno.EBADF.result();
          SetState       # wanted == null ? fail(Errno.EINVAL)  # wanted == null ? fail(Errno.EIO)
          SetState       # wanted == null ? fail(Errno.EINVAL)  # wanted == null ? lost()
          """)
  void refusalsAloneTell(String type, String text, String instead) {
    Binding mutant = mutant(type, text, instead);
    ReplayReport report = onOneThread(mutant);

    assertThat(edgesPass(mutant)).isTrue();
    assertThat(report.passed()).isFalse();
    assertThat(report.refusalsExecuted()).isLessThan(report.refusals());
    assertThat(report.divergences())
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.steps().get(each.steps().size() - 1).action())
                    .isEqualTo("refused request"));
  }

  // Threads.

  /** A thread that has the lock already goes on; another one waits for it. */
  @Test
  void threadsAloneTellALockThatTheSpecificationDoesNotKnow() {
    Binding mutant =
        mutant(
            "StateCall",
            "    return switch (stage) {\\n"
                + "      case UNLOCK -> driver.deferredOrUnlock(this) ? Stage.CLEAN : unlocked();",
            """
                class Held {
                  static final java.util.concurrent.locks.ReentrantLock LOCK =
                      new java.util.concurrent.locks.ReentrantLock();
                }
                if (stage == Stage.BEGIN || stage == Stage.HARDWARE) {
                  Held.LOCK.lock();
                }
                return switch (stage) {
                  case UNLOCK -> {
                    boolean deferred = driver.deferredOrUnlock(this);
                    if (!deferred && Held.LOCK.isHeldByCurrentThread()) {
                      Held.LOCK.unlock();
                    }
                    yield deferred ? Stage.CLEAN : unlocked();
                  }
            """);
    assertThat(onOneThread(mutant).passed()).isTrue();

    StateGraph graph = covering().graph();
    CoveringSuite suite = covering().suite();
    List<Trace> meeting =
        suite.traces().stream().filter(trace -> resetMeetsCall(graph, trace)).limit(2).toList();
    assertThat(meeting).hasSize(2);
    try (ManyThreads stepper = new ManyThreads(Duration.ofMillis(300))) {
      ReplayReport report =
          new GraphReplay(mutant, MAINLINE, graph, stepper)
              .run(new CoveringSuite(suite.states(), suite.edges(), meeting, suite.bound()));
      assertThat(report.divergences())
          .isNotEmpty()
          .first()
          .satisfies(each -> assertThat(each.message()).contains("does not come to its next step"));
    }
  }

  private static boolean resetMeetsCall(StateGraph graph, Trace trace) {
    return IntStream.of(trace.edges())
        .anyMatch(
            edge ->
                graph.step(edge).action().equals("ResetHardware")
                    && !graph.state(graph.target(edge)).get("mutex").equals("free"));
  }

  // Counterexamples.

  @ParameterizedTest
  @CsvSource({
    "ErrorNeverRequested, current, exceptError",
    "TransferHasFd, handOver, reservedFirst",
    "StateFidelity, reset, underMutex",
    "CaptureOnlyWhenStopped, reset, underMutex",
    "StreamIsWhole, reset, underMutex",
    "BadDataNeverRuns, reset, underMutex"
  })
  void aCounterexampleTellsADriverThatHasBeenMended(String property, String choice, String value) {
    org.vfiospec.tlc.Trace trace = MigrationModels.violations(MAINLINE.name()).get(property);
    Map<String, Object> choices = new HashMap<>(MAINLINE.choices());
    choices.put(choice, value);
    Revision mended =
        new Revision(MAINLINE.name(), MAINLINE.since(), MAINLINE.source(), Map.copyOf(choices));
    try (OneThread stepper = new OneThread()) {
      assertThat(
              new TraceReplay(new StatesBinding(), mended, stepper)
                  .run(trace.states(), trace.steps())
                  .divergences())
          .hasSize(1);
      assertThat(
              new TraceReplay(new StatesBinding(), MAINLINE, stepper)
                  .run(trace.states(), trace.steps())
                  .passed())
          .isTrue();
    }
  }

  // Nothing at all.

  @Test
  void aSuiteThatLacksATraceFails() {
    CoveringSuite suite = covering().suite();
    List<Trace> traces = suite.traces().subList(1, suite.traces().size());
    CoveringTraces lacking =
        new CoveringTraces(
            covering().graph(),
            new CoveringSuite(suite.states(), suite.edges(), traces, suite.bound()));
    try (OneThread stepper = new OneThread()) {
      ReplayReport report = MigrationModels.replay(new StatesBinding(), MAINLINE, lacking, stepper);
      assertThat(report.divergences()).isEmpty();
      assertThat(report.passed()).isFalse();
    }
  }
}
