package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivenessTest {
  private static final Property WANT = temporal("WantLeadsToIn");
  private static final Property IN = temporal("InIsLeft");

  @TempDir Path folder;

  @Test
  void allHold() {
    assertThat(check(SpecText.lock("recommended"), WANT, IN))
        .isEqualTo(Map.of(WANT, Optional.empty(), IN, Optional.empty()));
  }

  private static Map<Property, Optional<Trace>> check(Model model, Property... properties) {
    return Liveness.check(model, List.of(properties)).counterexamples();
  }

  @Test
  void whichDoesNotHoldIsFoundAndItsTraceIsABehaviour() {
    Model model = SpecText.lock("second");
    Map<Property, Optional<Trace>> results = check(model, WANT, IN);
    assertThat(results.get(IN)).isEmpty();
    Trace trace = results.get(WANT).orElseThrow();
    assertThat(trace.loopStart()).isPresent();
    assertThat(trace.stutters()).isFalse();
    assertThat(trace.steps()).hasSameSizeAs(trace.states());

    StateGraph graph = Explorer.explore(model, ProgressListener.NONE).graph();
    for (int i = 0; i < trace.steps().size(); i++) {
      int next = i + 1 < trace.states().size() ? i + 1 : trace.loopStart().getAsInt();
      assertThat(successors(graph, trace.states().get(i), trace.steps().get(i)))
          .contains(trace.states().get(next));
    }
    assertThat(trace.states().subList(trace.loopStart().getAsInt(), trace.states().size()))
        .anyMatch(state -> ((Map<?, ?>) state.get("pc")).containsValue("want"));
    assertThat(StockTlc.check(model.withProperties(List.of(WANT)), 1).exit())
        .isEqualTo(TlcExit.LIVENESS);
  }

  private static List<Map<String, Object>> successors(
      StateGraph graph, Map<String, Object> from, Step step) {
    for (int s = 0; s < graph.stateCount(); s++) {
      if (graph.state(s).equals(from)) {
        return IntStream.range(graph.outBegin(s), graph.outEnd(s))
            .filter(e -> graph.step(e).equals(step))
            .mapToObj(e -> graph.state(graph.target(e)))
            .toList();
      }
    }
    throw new AssertionError("unreachable: " + from);
  }

  @Test
  void stutteringIsAnInfiniteBehaviour() {
    Trace trace = violated("x < 2 /\\ x' = x + 1", "Reaches");
    assertThat(trace.stutters()).isTrue();
    assertThat(trace.states()).hasSize(3);
    assertThat(trace.loopStart()).hasValue(2);
    assertThat(trace.steps()).extracting(Step::toString).containsExactly("Next", "Next");
  }

  @Test
  void propertiesThatTlcChecksAsSafetyAreAnsweredToo() {
    String next = "x' = x + 1 /\\ x < 5";
    assertThat(violated(next, "AlwaysSmall").states()).hasSize(4);
    assertThat(violated(next, "SmallSteps").states()).hasSize(4);
    assertThat(violated(next, "StartsAtOne").states()).hasSize(1);
    assertThat(violated(next, "StartsAtOne").loopStart()).isEmpty();
  }

  @Test
  void ofARefinementItsInitialStateItsStepsAndItsProgressAreChecked() throws IOException {
    Property refines = temporal("Refines");
    assertThat(check(tally("x' = x + 1", "x \\div 2"), refines).get(refines)).isEmpty();

    Trace initial = check(tally("x' = x + 1", "x + 1"), refines).get(refines).orElseThrow();
    assertThat(initial.states()).hasSize(1);
    assertThat(initial.loopStart()).isEmpty();

    Trace step = check(tally("x' = x + 1", "x * x"), refines).get(refines).orElseThrow();
    assertThat(step.states()).hasSize(3);
    assertThat(step.loopStart()).isEmpty();
    assertThat(step.steps()).extracting(Step::toString).containsExactly("Next", "Next");
    StockVerdict stock =
        StockTlc.check(tally("x' = x + 1", "x * x").withProperties(List.of(refines)), 1);
    assertThat(stock.exit()).isEqualTo(TlcExit.LIVENESS);
    assertThat(stock.violated()).as("TLC tells a line of Tally").contains("Refines");

    Trace stuck =
        check(tally("x < 1 /\\ x' = x + 1", "x \\div 2"), refines).get(refines).orElseThrow();
    assertThat(stuck.stutters()).isTrue();
  }

  /** A counter to four that is to be one to two, with what it has counted replaced. */
  private Model tally(String next, String counted) throws IOException {
    Files.writeString(
        folder.resolve("Tally.tla"),
        """
        ---- MODULE Tally ----
        EXTENDS Naturals
        VARIABLE y
        Spec == y = 0 /\\ [][y' = y + 1]_y /\\ <>(y = 2)
        ====
        """);
    return SpecText.write(
        folder,
        """
        EXTENDS Naturals
        VARIABLE x
        Next == x < 4 /\\ %s
        Spec == x = 0 /\\ [][Next]_x /\\ WF_x(Next)
        Abstract == INSTANCE Tally WITH y <- %s
        Refines == Abstract!Spec
        """
            .formatted(next, counted),
        "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n");
  }

  @Test
  void anActionOfAPropertyNeedMakeNoSuccessors() {
    Model model =
        SpecText.write(
            folder,
            """
            EXTENDS Naturals
            VARIABLE x
            Spec == x = 0 /\\ [][x' = 1 - x]_x /\\ WF_x(x' = 1 - x)
            Rises == []<><<x' > x>>_x
            RisesTwice == []<><<x' > x + 1>>_x
            """,
            "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n");
    Property rises = temporal("Rises");
    Property risesTwice = temporal("RisesTwice");
    assertThat(check(model, rises).get(rises)).isEmpty();
    assertThat(check(model, risesTwice).get(risesTwice)).isPresent();
    assertThat(ReferenceLiveness.check(model, List.of(rises)).counterexamples().get(rises))
        .isEmpty();
  }

  @Test
  void aTautologyHoldsThoughTlcCallsItAnError() {
    Model model = counting("x < 2 /\\ x' = x + 1");
    Property tautology = temporal("NothingToReach");

    assertThat(check(model, tautology).get(tautology)).isEmpty();
    assertThat(StockTlc.check(model.withProperties(List.of(tautology)), 1).exit())
        .isEqualTo(TlcExit.LIVENESS_EVALUATION);
    assertThat(check(model, tautology, temporal("Reaches")))
        .satisfies(
            results -> {
              assertThat(results.get(tautology)).isEmpty();
              assertThat(results.get(temporal("Reaches"))).isPresent();
            });
  }

  @Test
  void undefinedPropertiesAreNamed() {
    assertThatThrownBy(() -> violated("x' = x", "Missing"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("Missing")
        .hasMessageContaining("M.cfg");
  }

  @Test
  void whatTlcCannotHandleIsToldAsAMistakeInTheSpecification() {
    assertThatThrownBy(() -> violated("x' = x", "StepsThenReaches"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("Temporal formulas containing actions");
  }

  @Test
  void errorsOfEvaluationAreTold() {
    assertThatThrownBy(() -> violated("x' = x + \"a\"", "Reaches"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("M.tla")
        .hasMessageContaining("Plus")
        .hasMessageNotContaining("Console");
  }

  @Test
  void invariantsAreNotForLiveness() {
    assertThatThrownBy(
            () ->
                Liveness.check(
                    SpecText.lock("first"),
                    List.of(new Property("TypeOK", Property.Kind.INVARIANT))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Trace violated(String next, String property) {
    return check(counting(next), temporal(property)).get(temporal(property)).orElseThrow();
  }

  private Model counting(String next) {
    return SpecText.write(
        folder,
        """
            EXTENDS Naturals
            VARIABLE x
            Next == %s
            Spec == x = 0 /\\ [][Next]_x /\\ WF_x(Next)
            Reaches == <>(x = 3)
            AlwaysSmall == [](x < 3)
            SmallSteps == [][x' < 3]_x
            StartsAtOne == x = 1
            StepsThenReaches == [][x' < 3]_x => Reaches
            NothingToReach == 1 = 2 => Reaches
            """
            .formatted(next),
        "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n");
  }

  private static Property temporal(String name) {
    return new Property(name, Property.Kind.TEMPORAL);
  }
}
