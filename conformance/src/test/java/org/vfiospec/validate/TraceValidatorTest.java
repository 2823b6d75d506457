package org.vfiospec.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.TlaText;

class TraceValidatorTest {
  private static final Map<String, Object> FREE = Map.of("owner", "free", "waiting", 0);
  private static final Map<String, Object> BUSY = Map.of("owner", "p", "waiting", 1);

  /** A counter that goes up and round, and that may be reset; a lock that goes with it. */
  private static final StateGraph COUNTER =
      SmallGraph.of("count", "lock")
          .starting(List.of(0, FREE))
          .edge(List.of(0, FREE), step("Add", "p", 1), List.of(1, BUSY))
          .edge(List.of(0, FREE), step("Add", "q", 2), List.of(2, BUSY))
          .edge(List.of(1, BUSY), step("Add", "p", 1), List.of(2, BUSY))
          .edge(List.of(2, BUSY), step("Tick"), List.of(2, BUSY))
          .edge(List.of(2, BUSY), step("Reset"), List.of(0, FREE))
          .edge(List.of(1, BUSY), step("Reset"), List.of(0, FREE))
          .graph();

  private static final Observation ADD_ONE = Observation.of(step("Add", "p", 1));
  private static final Observation ADD_TWO = Observation.of(step("Add", "q", 2));
  private static final Observation RESET = Observation.of("Reset");

  private static Step step(String action, Object... arguments) {
    return new Step(action, List.of(arguments));
  }

  private static Validation validate(Set<String> unlogged, Observation... log) {
    return new TraceValidator(COUNTER, unlogged).validate(List.of(log));
  }

  private static Validation validate(Observation... log) {
    return validate(Set.of(), log);
  }

  static List<Arguments> accepted() {
    return List.of(
        Arguments.of(List.of(), "[]"),
        Arguments.of(List.of(ADD_ONE, ADD_ONE, RESET), "[Add(\"p\", 1), Add(\"p\", 1), Reset]"),
        Arguments.of(
            List.of(ADD_TWO, Observation.of("Tick"), RESET), "[Add(\"q\", 2), Tick, Reset]"),
        Arguments.of(List.of(Observation.ofAction("Add").showing("count", 2)), "[Add(\"q\", 2)]"),
        Arguments.of(List.of(Observation.of("Add", Partly.UNKNOWN, 2)), "[Add(\"q\", 2)]"),
        Arguments.of(List.of(Observation.of("Add", "p", Partly.UNKNOWN)), "[Add(\"p\", 1)]"),
        Arguments.of(List.of(Observation.ofStep().showing("count", 2)), "[Add(\"q\", 2)]"),
        Arguments.of(
            List.of(
                Observation.ofStep().showing("lock", BUSY),
                Observation.ofStep().showing("lock", Partly.fields(Map.of("owner", "free")))),
            "[Add(\"p\", 1), Reset]"),
        Arguments.of(
            List.of(Observation.ofState().showing("count", 0), ADD_ONE), "[Add(\"p\", 1)]"),
        Arguments.of(
            List.of(ADD_ONE, RESET.orStuttering().showing("count", 1), ADD_ONE),
            "[Add(\"p\", 1), Add(\"p\", 1)]"),
        Arguments.of(
            List.of(ADD_ONE, Observation.ofStep().orStuttering(), ADD_ONE),
            "[Add(\"p\", 1), Add(\"p\", 1)]"));
  }

  @ParameterizedTest
  @MethodSource
  void accepted(List<Observation> log, String witness) {
    Validation validation = new TraceValidator(COUNTER).validate(log);

    assertThat(validation.foreign()).isEmpty();
    assertThat(validation.witness()).hasToString(witness);
  }

  static List<Arguments> foreign() {
    return List.of(
        Arguments.of(List.of(RESET), 0),
        Arguments.of(List.of(ADD_ONE, ADD_TWO), 1),
        Arguments.of(List.of(ADD_ONE, ADD_ONE, ADD_ONE), 2),
        Arguments.of(List.of(ADD_ONE.showing("count", 2)), 0),
        Arguments.of(List.of(ADD_ONE.showing("count", 7)), 0),
        Arguments.of(List.of(Observation.of("Add", Partly.UNKNOWN)), 0),
        Arguments.of(List.of(Observation.of("Add")), 0),
        Arguments.of(List.of(Observation.ofAction("Subtract")), 0),
        Arguments.of(List.of(Observation.ofState().showing("count", 1)), 0),
        Arguments.of(
            List.of(ADD_ONE.showing("lock", Partly.fields(Map.of("owner", "p", "none", 0)))), 0),
        Arguments.of(List.of(ADD_ONE.showing("count", Partly.fields(Map.of("owner", "p")))), 0),
        Arguments.of(List.of(ADD_ONE, RESET.orStuttering().showing("count", 2)), 1));
  }

  @ParameterizedTest
  @MethodSource
  void foreign(List<Observation> log, int place) {
    Validation validation = new TraceValidator(COUNTER).validate(log);

    assertThat(validation.accepted()).isFalse();
    assertThat(validation.foreign().orElseThrow().place()).isEqualTo(place);
    assertThat(validation.foreign().orElseThrow().seen()).isEqualTo(log.get(place));
    assertThat(validation.witness().moves()).hasSize(place);
  }

  @Test
  void unloggedStepsAreFoundWhereverTheyAreNeeded() {
    Validation validation = validate(Set.of("Reset", "Tick"), ADD_TWO, ADD_ONE, ADD_ONE, ADD_TWO);

    assertThat(validation.witness())
        .hasToString(
            "[Add(\"q\", 2), (Reset), Add(\"p\", 1), Add(\"p\", 1), (Reset), Add(\"q\", 2)]");
    assertThat(validation.witness().unlogged()).isEqualTo(2);
  }

  @Test
  void anUnloggedActionMayBeLoggedAllTheSame() {
    assertThat(validate(Set.of("Reset"), ADD_TWO, RESET, ADD_TWO).witness().unlogged()).isZero();
  }

  @Test
  void cyclesOfUnloggedStepsComeToAnEnd() {
    assertThat(validate(Set.of("Add", "Reset", "Tick"), Observation.of("Subtract")).foreign())
        .hasValueSatisfying(
            foreign ->
                assertThat(foreign.possible())
                    .extracting(each -> each.step().orElseThrow())
                    .containsExactlyInAnyOrder(
                        step("Add", "p", 1), step("Add", "q", 2), step("Tick"), step("Reset")));
  }

  /** What comes first at no cost leads to where one more observation costs three. */
  @Test
  void unloggedStepsAreTheFewestOfTheWholeLog() {
    StateGraph graph =
        SmallGraph.of("at")
            .starting(List.of("start"))
            .edge(List.of("start"), step("See"), List.of("far"))
            .edge(List.of("far"), step("Hide"), List.of("nearer"))
            .edge(List.of("nearer"), step("Hide"), List.of("near"))
            .edge(List.of("near"), step("Hide"), List.of("there"))
            .edge(List.of("start"), step("Hide"), List.of("aside"))
            .edge(List.of("aside"), step("See"), List.of("near"))
            .edge(List.of("there"), step("See"), List.of("end"))
            .graph();
    Observation see = Observation.ofAction("See");

    Validation validation = new TraceValidator(graph, Set.of("Hide")).validate(List.of(see, see));

    assertThat(validation.witness()).hasToString("[(Hide), See, (Hide), See]");
  }

  @Test
  void theWitnessIsATraceOfTheGraph() {
    Witness witness = validate(ADD_ONE, RESET.orStuttering().showing("count", 1), RESET).witness();

    assertThat(witness.trace().steps()).containsExactly(step("Add", "p", 1), step("Reset"));
    assertThat(witness.trace().states())
        .containsExactly(
            Map.of("count", 0, "lock", FREE),
            Map.of("count", 1, "lock", BUSY),
            Map.of("count", 0, "lock", FREE));
    assertThat(witness.moves()).hasSize(3);
  }

  @Test
  void anInitialStateIsChosenByWhatIsSeen() {
    StateGraph graph =
        SmallGraph.of("x").starting(List.of(1)).starting(List.of(2)).starting(List.of(3)).graph();

    Validation validation =
        new TraceValidator(graph).validate(List.of(Observation.ofState().showing("x", 2)));

    assertThat(validation.witness().trace().last()).isEqualTo(Map.of("x", 2));
  }

  @Test
  void whatWasPossibleIsToldTheNearestFirst() {
    Foreign foreign =
        validate(ADD_ONE.showing("count", 1).showing("lock", FREE), RESET).foreign().orElseThrow();

    assertThat(foreign)
        .hasToString(
            """
            no behaviour goes on with observation 0, Add("p", 1) showing count = 1, \
            lock = %s; possible:
              Add("p", 1) showing lock = %s
              Add("q", 2) showing count = 2, lock = %s"""
                .formatted(text(FREE), text(BUSY), text(BUSY)));
    assertThat(foreign.possible().get(0).shows()).isEqualTo(Map.of("count", 1, "lock", BUSY));
  }

  private static String text(Object value) {
    return TlaText.of(value);
  }

  @Test
  void nothingIsPossibleAtAnEnd() {
    StateGraph graph = SmallGraph.of("x").starting(List.of(0)).graph();

    assertThat(new TraceValidator(graph).validate(List.of(RESET)).foreign())
        .hasValueSatisfying(
            foreign ->
                assertThat(foreign)
                    .hasToString(
                        "no behaviour goes on with observation 0, Reset; possible: nothing"));
  }

  /** Each change of one observation makes it a log of something else. */
  @Test
  void aMutantOfALogIsNoticed() {
    List<Observation> log =
        List.of(
            ADD_ONE.showing("count", 1),
            ADD_ONE.showing("count", 2),
            RESET.showing("count", 0),
            ADD_TWO.showing("count", 2));
    TraceValidator validator = new TraceValidator(COUNTER);
    assertThat(validator.validate(log).accepted()).isTrue();

    for (int i = 0; i < log.size(); i++) {
      int right = (int) log.get(i).shown().get("count");
      List<Observation> altered = new ArrayList<>(log);
      altered.set(i, log.get(i).showing("count", (right + 1) % 3));
      assertThat(validator.validate(altered).foreign()).map(Foreign::place).hasValue(i);
    }
    for (int i = 0; i + 1 < log.size(); i++) {
      List<Observation> swapped = new ArrayList<>(log);
      Collections.swap(swapped, i, i + 1);
      assertThat(validator.validate(swapped).accepted()).as("swapped at %s", i).isFalse();
    }
    assertThat(validator.validate(log.subList(1, 4)).foreign()).map(Foreign::place).hasValue(0);
  }

  @Test
  void anUnknownVariableIsAMistake() {
    assertThatThrownBy(() -> validate(Observation.ofStep().showing("cuont", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no variable cuont is specified; specified are [count, lock]");
  }

  @Test
  void aGraphWithoutAStateIsRefused() {
    assertThatThrownBy(() -> new TraceValidator(SmallGraph.of("x").graph()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a graph without a state has no behaviour");
  }

  @Test
  void anObservationTellsWhatItKnows() {
    assertThat(Observation.of("Add", "p", Partly.UNKNOWN).showing("count", 1))
        .hasToString("Add(\"p\", _) showing count = 1");
    assertThat(Observation.ofAction("Add").orStuttering()).hasToString("Add(...) or no step");
    assertThat(
            Observation.ofState()
                .showing("lock", Partly.fields(Map.of("owner", "p")))
                .showing("count", 1)
                .showingOnly("lock"))
        .hasToString("no step showing lock = [owner |-> \"p\", _]");
    assertThat(Observation.ofAction("Add").action()).hasValue("Add");
    assertThat(ADD_ONE.action()).hasValue("Add");
    assertThat(Observation.ofStep().action()).isEmpty();
  }
}
