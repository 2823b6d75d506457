package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.DeviceState;
import org.vfiospec.migration.v2.SetState;
import org.vfiospec.migration.v2.StateCall;
import org.vfiospec.migration.v2.Transfer;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.tlc.Liveness;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;

/** What TLC found, the driver of the same revision does; the recommended one does not. */
class StatesCounterexampleTest {
  private static final DesignChoices RECOMMENDED =
      DesignChoices.of(MigrationModels.revision("states_recommended").choices());

  /** The wording, which no driver that follows the table can keep. */
  private static final String WORDING = "SavingStatesOnlyAtEnds";

  private static final Map<String, Trace> ENDLESS = new HashMap<>();

  /** Far more steps than any call that comes to an end. */
  private static final int FOR_EVER = 10_000;

  static Stream<Arguments> violations() {
    return Stream.of("states_before_fix", "states_mainline", "states_recommended")
        .flatMap(
            revision ->
                MigrationModels.violations(revision).keySet().stream()
                    .map(property -> Arguments.of(revision, property)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"states_before_fix", "states_mainline"})
  void allOfTheseAreLookedFor(String revision) {
    assertThat(MigrationModels.violations(revision).keySet())
        .isEqualTo(
            Set.of(
                "StateFidelity",
                WORDING,
                "CaptureOnlyWhenStopped",
                "StreamIsWhole",
                "BadDataNeverRuns",
                "TransferHasFd",
                "ErrorNeverRequested"));
  }

  @Test
  void ofTheRecommendedOneOnlyTheWordingIsLeft() {
    assertThat(MigrationModels.violations("states_recommended").keySet()).containsOnly(WORDING);
  }

  @ParameterizedTest
  @MethodSource("violations")
  void endsInTheViolation(String revision, String property) {
    Trace trace = MigrationModels.violations(revision).get(property);
    StatesSubject subject = replayed(revision, trace);
    PiecewiseHardware hardware = subject.hardware();
    Step last = trace.steps().get(trace.steps().size() - 1);
    switch (property) {
      case "StateFidelity" -> {
        assertThat(subject.view().mutexOwner()).isNull();
        assertThat(StatesSameInputs.faithful(subject.view(), hardware))
            .as("%s is reported", subject.view().state())
            .isFalse();
      }
      case WORDING -> {
        SetState call = (SetState) subject.call((String) last.arguments().get(0));
        assertThat(call.done()).isFalse();
        assertThat(subject.view().state().saves()).isTrue();
        assertThat(Set.of(trace.last().get("from"), call.wanted().orElseThrow().name()))
            .doesNotContain(subject.view().state().name());
      }
      case "CaptureOnlyWhenStopped" -> {
        assertThat(hardware.frozen()).isFalse();
        assertThat(lastPart(hardware).made()).isEqualTo(ShownHardware.TORN);
      }
      case "StreamIsWhole" -> {
        assertThat(last.action()).isEqualTo("ReadEnd");
        assertThat(subject.lastStream()).isNotEmpty();
        assertThat(PiecewiseHardware.made(subject.lastStream()))
            .as("what the stream makes")
            .isNotEqualTo(before(trace).get("source"));
      }
      case "BadDataNeverRuns" -> {
        assertThat(hardware.frozen()).isFalse();
        assertThat(hardware.generation()).isEqualTo(ShownHardware.NOTHING);
      }
      case "TransferHasFd" -> {
        assertThat(subject.view().mutexOwner()).isNull();
        assertThat(subject.view().transfer().kind()).isNotEqualTo(Transfer.Kind.NONE);
        assertThat(subject.held() == null || subject.held().disabled()).isTrue();
      }
      case "ErrorNeverRequested" -> {
        SetState call = (SetState) subject.call((String) last.arguments().get(0));
        assertThat(call).hasToString("SET of ERROR");
        assertThat(call.answer()).isZero();
      }
      default -> assertThat(property).as("a property whose violation is looked for").isNull();
    }
  }

  private static ShownHardware.PayloadOf lastPart(ShownHardware hardware) {
    return ShownHardware.payload(hardware.gave().get(hardware.gave().size() - 1), 0);
  }

  private static Map<String, Object> before(Trace trace) {
    return trace.states().get(trace.states().size() - 2);
  }

  /** Of the wording there is nothing to be seen: the recommended driver does not keep it either. */
  static Stream<Arguments> curable() {
    return violations().filter(each -> !each.get()[1].equals(WORDING));
  }

  @ParameterizedTest
  @MethodSource("curable")
  void theRecommendedDriverKeepsItUnderTheSameInputs(String revision, String property) {
    Trace trace = MigrationModels.violations(revision).get(property);

    assertThat(StatesSameInputs.of(RECOMMENDED, trace).faults()).isEmpty();
  }

  /** So the faults that are looked for are those that a driver has which has them. */
  @ParameterizedTest
  @MethodSource("curable")
  void aDriverThatDoesNotKeepItShowsThatUnderTheSameInputs(String revision, String property) {
    DesignChoices choices = DesignChoices.of(MigrationModels.revision(revision).choices());
    Trace trace = MigrationModels.violations(revision).get(property);

    assertThat(StatesSameInputs.of(choices, trace).faults())
        .anyMatch(fault -> fault.startsWith(property));
  }

  // Temporal properties: whether a call comes to an end is counted in its steps, not in time.

  @ParameterizedTest
  @ValueSource(strings = {"NextStepEnds", "ResetRecovers"})
  void theCallNeverReturnsAndTheResetIsNeverNoted(String property) {
    Trace trace = endless(property);
    try (OneThread stepper = new OneThread()) {
      Watched<StatesSubject> watched = watched();
      ReplayReport report =
          new TraceReplay(watched, MigrationModels.revision("states_before_fix"), stepper)
              .run(trace.states(), trace.steps());
      assertThat(report.divergences()).isEmpty();
      assertThat(report.passed()).isTrue();

      StateCall call = watched.subject().call("u1");
      assertThat(call.stage()).isEqualTo(StateCall.Stage.SKIP);
      for (int step = 0; step < FOR_EVER; step++) {
        call.step();
        assertThat(call.stage()).isEqualTo(StateCall.Stage.SKIP);
      }
      assertThat(watched.subject().view().mutexOwner()).isSameAs(call);
      if (property.equals("ResetRecovers")) {
        assertThat(watched.subject().view().state()).isNotEqualTo(DeviceState.RUNNING);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NextStepEnds", "ResetRecovers"})
  void afterTheFixItReturnsUnderTheSameInputs(String property) {
    DesignChoices mainline =
        DesignChoices.of(MigrationModels.revision("states_mainline").choices());
    for (DesignChoices choices : List.of(mainline, RECOMMENDED)) {
      assertThat(StatesSameInputs.of(choices, endless(property)).unfinished()).isEmpty();
    }
    DesignChoices before =
        DesignChoices.of(MigrationModels.revision("states_before_fix").choices());
    assertThat(StatesSameInputs.of(before, endless(property)).unfinished()).contains("u1");
  }

  private static Trace endless(String property) {
    return ENDLESS.computeIfAbsent(
        property,
        name ->
            Liveness.check(
                    MigrationModels.oneUser("states_before_fix"),
                    List.of(new Property(name, Property.Kind.TEMPORAL)))
                .counterexamples()
                .values()
                .iterator()
                .next()
                .orElseThrow());
  }

  private static Watched<StatesSubject> watched() {
    return new Watched<>(new StatesBinding(), StatesSubject.class);
  }

  private static StatesSubject replayed(String revision, Trace trace) {
    Watched<StatesSubject> watched = watched();
    try (OneThread stepper = new OneThread()) {
      ReplayReport report =
          new TraceReplay(watched, MigrationModels.revision(revision), stepper)
              .run(trace.states(), trace.steps());
      assertThat(report.divergences()).isEmpty();
      assertThat(report.passed()).isTrue();
    }
    return watched.subject();
  }
}
