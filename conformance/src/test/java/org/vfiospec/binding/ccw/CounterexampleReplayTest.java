package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.ccw.DriverState;
import org.vfiospec.ccw.HeldProgram;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.Irb;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Trace;

/** What TLC found, the driver of the same revision does; the recommended one does not. */
class CounterexampleReplayTest {
  private static final DesignChoices RECOMMENDED =
      DesignChoices.of(CcwModels.revision("recommended").choices());
  private static final List<String> BUSY = List.of("EBUSY", "EAGAIN", "EACCES");

  static Stream<Arguments> violations() {
    return CcwModels.revisions().stream()
        .flatMap(
            revision ->
                CcwModels.violations(revision).keySet().stream()
                    .map(property -> Arguments.of(revision.name(), property)));
  }

  @ParameterizedTest
  @MethodSource("violations")
  void endsInTheViolation(String revision, String property) {
    Trace trace = trace(revision, property);
    Witness witness = replayed(revision, trace);
    CcwSubject subject = witness.subject();

    List<Object> arguments = trace.steps().get(trace.steps().size() - 1).arguments();
    switch (property) {
      case "NoUnreadIrbLost" -> lostWithout(witness, witness.signalled());
      case "NoStatusDropped" -> lostWithout(witness, witness.taken());
      case "NoTornRead" -> {
        byte[] read = subject.lastRead((String) arguments.get(0));
        assertThat(Status.firstHalf(read, VfioCcwDevice.IRB_AREA))
            .isNotEqualTo(Status.secondHalf(read, VfioCcwDevice.IRB_AREA));
      }
      case "IrbAnswersItsStart" -> {
        byte[] read = subject.lastRead((String) arguments.get(0));
        List<?> accepted = (List<?>) before(trace).get("accepted");
        assertThat(Status.firstHalf(read, VfioCcwDevice.IRB_AREA))
            .isNotEqualTo(Map.of("kind", "none", "nr", 0))
            .satisfies(status -> assertThat(status.get("nr")).isNotEqualTo(accepted.get(0)));
      }
      case "NoFreeOfActive" -> {
        assertThat(subject.active()).isPositive();
        assertThat(
                subject
                    .view()
                    .program()
                    .filter(HeldProgram::live)
                    .map(held -> held.orb().intparm()))
            .as("the program that the driver holds")
            .isNotEqualTo(java.util.Optional.of(subject.active()));
      }
      case "OneProgram" -> {
        boolean activeAndNotPending =
            subject.active() != 0
                && subject.view().state() != pendingState(CcwModels.revision(revision));
        boolean idleWithProgram =
            subject.view().state() == DriverState.IDLE
                && subject.view().program().filter(HeldProgram::live).isPresent();
        boolean pendingForNothing =
            subject.active() == 0
                && subject.view().state() == pendingState(CcwModels.revision(revision));
        assertThat(activeAndNotPending || idleWithProgram || pendingForNothing).isTrue();
      }
      case "RefusedKeepsState" -> refusedWithHarm(witness);
      case "NotifiedMeansReady" -> {
        assertThat(subject.active()).as("the start that the channel executes").isZero();
        assertThat(resultNow(subject, trace)).isIn(BUSY);
      }
      default -> assertThat(property).as("a property whose violation is looked for").isNull();
    }
  }

  /** The result of the write that has come to the dispatch, or else of one that is made now. */
  private static String resultNow(CcwSubject subject, Trace trace) {
    Map<?, ?> users = (Map<?, ?>) trace.states().get(trace.states().size() - 1).get("user");
    for (Map.Entry<?, ?> user : users.entrySet()) {
      if (((Map<?, ?>) user.getValue()).get("pc").equals("dispatch")) {
        RegionWrite write = (RegionWrite) subject.call((String) user.getKey());
        while (!write.done()) {
          write.step();
        }
        return Answer.ofCall(write.result(), VfioCcwDevice.REGION_SIZE);
      }
    }
    return subject.refuse(CcwRequest.WHOLE.specName());
  }

  /** One of the IRBs was not read, and is nowhere any more; the last read gave something else. */
  private static void lostWithout(Witness witness, List<Irb> irbs) {
    Witness.Moment end = last(witness);
    List<Irb> lost = new ArrayList<>(irbs);
    lost.removeAll(witness.read());
    lost.removeAll(end.handedOver());
    lost.remove(end.irbArea());
    assertThat(lost).as("%s without %s", irbs, witness.read()).isNotEmpty();
    assertThat(end.read()).isPresent().get().isNotIn(lost);
  }

  /** The write that returns last is refused; it set the state, or wiped an IRB nobody had read. */
  private static void refusedWithHarm(Witness witness) {
    List<Witness.Moment> moments = witness.moments();
    Witness.Moment end = last(witness);
    assertThat(end.is(CcwAction.WRITE_FINISH)).isTrue();
    assertThat(end.step().arguments().get(1)).isNotEqualTo("OK"); // the subject has compared it
    String user = (String) end.step().arguments().get(0);
    int copy = moments.size() - 1;
    while (!moments.get(copy).step().equals(CcwAction.WRITE_COPY.step(user))) {
      copy--;
    }
    Irb before = moments.get(copy - 1).irbArea();
    Irb after = moments.get(copy).irbArea();
    boolean wiped = !before.equals(after) && !witness.read().contains(before);
    boolean set = end.state() != moments.get(moments.size() - 2).state();
    assertThat(wiped || set).as("%s, then %s; %s", before, after, end.state()).isTrue();
  }

  private static Witness.Moment last(Witness witness) {
    return witness.moments().get(witness.moments().size() - 1);
  }

  private static Map<String, Object> before(Trace trace) {
    return trace.states().get(trace.states().size() - 2);
  }

  private static DriverState pendingState(Revision revision) {
    return DriverState.valueOf((String) revision.choices().get("pendingState"));
  }

  @Test
  void theWorkerUnderTheMutexStillLetsAVmmReadZeros() {
    String revision = "concurrent_io_v2_locked_worker";
    Trace trace = trace(revision, "NoUnreadIrbLost");
    Witness witness = replayed(revision, trace);

    assertThat(witness.signalled()).hasSize(1).doesNotContain(Irb.ZERO);
    assertThat(last(witness).read()).contains(Irb.ZERO);
  }

  @ParameterizedTest
  @MethodSource("violations")
  void theRecommendedDriverHasEveryIrbReadUnderTheSameInputs(String revision, String property) {
    SameInputs run = SameInputs.of(RECOMMENDED, trace(revision, property));

    assertThat(run.taken()).isNotEmpty();
    assertThat(run.read()).as("whole, once, in the order of TSCH").isEqualTo(run.taken());
    assertThat(run.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v4_12", "v5_1", "concurrent_io_v2", "concurrent_io_v2_locked_worker"})
  void aDriverThatLosesIrbsLosesThemUnderTheSameInputs(String revision) {
    DesignChoices choices = DesignChoices.of(CcwModels.revision(revision).choices());
    SameInputs run = SameInputs.of(choices, trace(revision, "NoUnreadIrbLost"));

    assertThat(run.read()).isNotEqualTo(run.taken());
  }

  @Test
  void theRecommendedRevisionHasNoCounterexample() {
    assertThat(CcwModels.violations(CcwModels.revision("recommended"))).isEmpty();
  }

  private static Trace trace(String revision, String property) {
    return CcwModels.violations(CcwModels.revision(revision)).get(property);
  }

  private static Witness replayed(String revision, Trace trace) {
    Witness witness = new Witness();
    ReplayReport report = replay(witness, revision, trace);
    assertThat(report.divergences()).isEmpty();
    assertThat(report.passed()).isTrue();
    return witness;
  }

  private static ReplayReport replay(Binding binding, String revision, Trace trace) {
    try (OneThread stepper = new OneThread()) {
      return new TraceReplay(binding, CcwModels.revision(revision), stepper)
          .run(trace.states(), trace.steps());
    }
  }
}
