package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.ccw.DriverState;
import org.vfiospec.ccw.HeldProgram;
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
    CcwSubject subject = replayed(revision, trace);

    String last = trace.steps().get(trace.steps().size() - 1).action();
    List<Object> arguments = trace.steps().get(trace.steps().size() - 1).arguments();
    switch (property) {
      case "NoUnreadIrbLost", "NoStatusDropped" -> {
        assertThat(last).isEqualTo("ReadHi");
        assertThat(subject.lastRead((String) arguments.get(0))).isNotNull();
        assertThat(everPutThere(trace)).as("IRBs in irb_area or lost before").isNotEmpty();
      }
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
      case "RefusedKeepsState" -> {
        assertThat(last).isEqualTo("WriteFinish");
        assertThat(arguments.get(1)).isNotEqualTo("OK");
      }
      case "NotifiedMeansReady" -> {
        if (last.equals("WriteFinish")) {
          assertThat(arguments.get(1)).isIn(BUSY);
        } else {
          assertThat(last).isEqualTo("WriteNotAdmitted"); // the subject has checked EACCES
        }
      }
      default -> assertThat(property).as("a property whose violation is looked for").isNull();
    }
  }

  private static List<Object> everPutThere(Trace trace) {
    return trace.states().stream()
        .map(state -> (Map<?, ?>) ((Map<?, ?>) state.get("region")).get("lo"))
        .filter(status -> !status.get("kind").equals("none"))
        .map(Object.class::cast)
        .toList();
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
    CcwSubject subject = replayed(revision, trace);

    assertThat(trace.steps()).extracting("action").contains("WorkCopyHi", "WorkSignal");
    assertThat(everPutThere(trace)).isNotEmpty();
    String user = (String) trace.steps().get(trace.steps().size() - 1).arguments().get(0);
    assertThat(irbArea(subject.lastRead(user))).hasSize(96).containsOnly(0);
  }

  private static byte[] irbArea(byte[] region) {
    return java.util.Arrays.copyOfRange(
        region, VfioCcwDevice.IRB_AREA, VfioCcwDevice.IRB_AREA + Irb.SIZE);
  }

  @ParameterizedTest
  @MethodSource("violations")
  void theRecommendedDriverGoesAnotherWay(String revision, String property) {
    Trace trace = trace(revision, property);

    ReplayReport report = replay(Mutants.of(CcwModels.revision("recommended")), revision, trace);

    assertThat(report.passed()).isFalse();
    assertThat(report.divergences()).isNotEmpty();
  }

  @Test
  void theRecommendedRevisionHasNoCounterexample() {
    assertThat(CcwModels.violations(CcwModels.revision("recommended"))).isEmpty();
  }

  private static Trace trace(String revision, String property) {
    return CcwModels.violations(CcwModels.revision(revision)).get(property);
  }

  private static CcwSubject replayed(String revision, Trace trace) {
    AtomicReference<CcwSubject> made = new AtomicReference<>();
    ReplayReport report = replay(Mutants.remembering(made), revision, trace);
    assertThat(report.divergences()).isEmpty();
    assertThat(report.passed()).isTrue();
    return made.get();
  }

  private static ReplayReport replay(Binding binding, String revision, Trace trace) {
    try (OneThread stepper = new OneThread()) {
      return new TraceReplay(binding, CcwModels.revision(revision), stepper)
          .run(trace.states(), trace.steps());
    }
  }
}
