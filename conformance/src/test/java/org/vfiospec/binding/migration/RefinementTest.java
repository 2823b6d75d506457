package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.binding.migration.RefinementModels.IMPLEMENTS;
import static org.vfiospec.binding.migration.RefinementModels.PROTOCOL;
import static org.vfiospec.binding.migration.RefinementModels.STATES;
import static org.vfiospec.binding.migration.RefinementModels.states;
import static org.vfiospec.binding.migration.RefinementModels.violation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.replay.OneThread;
import org.vfiospec.replay.ReplayReport;
import org.vfiospec.replay.TraceReplay;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Proposals;
import org.vfiospec.tlc.Trace;

/** The state machine implements the abstract migration: with what it weakens, and with no less. */
class RefinementTest {
  @TempDir Path copy;

  @Test
  void theRightOneImplementsIt() {
    assertThat(violation(states())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "peerDmaAlone,    ArcQuiesce",
    "stopsOnTheWay,   ArcFails",
    "blockedArcs,     SetBegin",
    "errorMayRun,     ArcFails",
  })
  void withoutAWeakeningItDoesNot(String weakening, String last) {
    Trace trace = violation(without(weakening)).orElseThrow();

    assertThat(lastStep(trace)).isEqualTo(last);
  }

  @Test
  void withMandatoryPreCopyItDoesNotEvenBegin() {
    Trace trace = violation(without("preCopyOptional")).orElseThrow();

    assertThat(trace.steps()).isEmpty();
    assertThat((Set<?>) trace.last().get("flags")).noneMatch("PRE_COPY"::equals);
  }

  @Test
  void thereAreNoOtherWeakenings() {
    assertThat(new TreeSet<Object>((Set<?>) states().evaluate("Weakenings")))
        .containsExactly(
            "blockedArcs", "errorMayRun", "peerDmaAlone", "preCopyOptional", "stopsOnTheWay");
  }

  private static Model without(String weakening) {
    Model listed = RefinementModels.with(states(), "\"" + weakening + "\"", "");
    String config = listed.configText().replaceAll("\\{, ", "{").replaceAll(", (?=[,}])", "");
    return new Model(listed.directory(), listed.rootModule(), listed.configName(), config);
  }

  /** Each of the two needs its word: neither follows from the other. */
  @ParameterizedTest
  @ValueSource(strings = {"PRE_COPY", "PRE_COPY_P2P"})
  void eachBlockedArcIsNeeded(String wanted) {
    Model one =
        RefinementModels.extended(
            states(),
            copy,
            "Alone == {arc \\in {<<\"STOP_COPY\", \"PRE_COPY\">>,"
                + " <<\"STOP_COPY\", \"PRE_COPY_P2P\">>} : arc[2] # \""
                + wanted
                + "\"}");
    Trace trace =
        violation(RefinementModels.with(one, "CONSTANTS", "CONSTANTS\n  Blocked <- Alone"))
            .orElseThrow();

    // The step may name another request with the same answer; the variable asked has the right one.
    assertThat(lastStep(trace)).isEqualTo("SetBegin");
    assertThat(trace.last().get("asked")).isEqualTo(wanted);
  }

  /** The step that is none of the abstract migration's. */
  private static String lastStep(Trace trace) {
    return trace.steps().get(trace.steps().size() - 1).action();
  }

  @ParameterizedTest
  @CsvSource({
    "current,  always,      SetBegin",
    "halfArc,  kept,        ArcFails",
    "handOver, last,        SetDeliver",
    "reset,    deferred,    Clean",
  })
  void eachChoiceOfTheRightOneIsNeeded(String choice, String value, String last) {
    assertThat(lastStep(violationOf(choice, value))).isEqualTo(last);
  }

  @Test
  void andSoIsTheEndOfTheLoopForARequestToBeAnswered() {
    Trace trace = violationOf("skip", "toSupported");

    assertThat(trace.loopStart()).isPresent();
    assertThat(trace.last().get("user").toString()).contains("skip");
  }

  private static Trace violationOf(String choice, String value) {
    Map<String, Object> choices =
        new LinkedHashMap<>(PROTOCOL.revision("states_recommended").choices());
    assertThat(choices.put(choice, value)).isNotEqualTo(value);
    try (Proposals proposal = Proposals.of(STATES, List.of(choices))) {
      return violation(RefinementModels.with(proposal.model(0), "MaxUsers = 2", "MaxUsers = 1"))
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"states_before_fix", "states_mainline"})
  void theDriverTakesTheCounterexample(String revision) {
    Trace trace = violation(STATES.model(PROTOCOL.revision(revision), IMPLEMENTS)).orElseThrow();
    try (OneThread stepper = new OneThread()) {
      ReplayReport report =
          new TraceReplay(new StatesBinding(), PROTOCOL.revision(revision), stepper)
              .run(trace.states(), trace.steps());
      assertThat(report.divergences()).isEmpty();
      assertThat(report.passed()).isTrue();
    }
  }

  /** Nothing of the abstract migration is there for nobody. */
  @ParameterizedTest
  @CsvSource({
    "Ask,        Begin",
    "Ask,        Same",
    "Ask,        Refuse",
    "GoOn,       Pass",
    "GoOn,       Finish(\"success\")",
    "GoOn,       Finish(\"failure\")",
    "Return,     Next",
    "Take,       Next",
    "Give,       Next",
    "ResetBegin, Next",
    "Reset,      Next",
  })
  void everyStepOfItIsTaken(String action, String how) {
    Model model =
        RefinementModels.extended(
            states(),
            copy,
            "Never == [][~(Abstract!%s /\\ Abstract!%s)]_(Abstract!vars)".formatted(action, how));

    assertThat(violation(model, new Property("Never", Property.Kind.TEMPORAL))).isPresent();
  }
}
