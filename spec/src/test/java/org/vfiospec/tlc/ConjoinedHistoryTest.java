package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A protocol's relation with what a model remembers of its steps: both conjoined, once. */
class ConjoinedHistoryTest {
  private static final String PROTOCOL =
      """
      VARIABLES x, y, seen
      vars == <<x, y>>
      Init == x = 0 /\\ y = 0 /\\ seen = 0
      Add(n) == x < 3 /\\ x' = x + n /\\ UNCHANGED y
      Take(v) == y < 2 /\\ y' = y + 1 /\\ x' = v
      Steps == \\/ \\E n \\in {1, 2} : Add(n)
               \\/ \\E v \\in 0..x : Take(v)
      Remember == seen' = IF x' < x THEN x ELSE seen
      """;

  @TempDir Path folder;

  @Test
  void stepsKeepTheirNamesAndArguments() {
    for (String next :
        Set.of(
            "Steps /\\ Remember",
            "/\\ Steps\n        /\\ Remember",
            "Steps /\\ Remember /\\ TRUE")) {
      assertThat(steps(Compared.graph(folder, PROTOCOL + "Next == " + next)))
          .as(next)
          .containsExactly(
              "Add(1)", "Add(2)", "Take(0)", "Take(1)", "Take(2)", "Take(3)", "Take(4)");
    }
  }

  @Test
  void countsAreThoseOfStockTlc() {
    Model model = Compared.model(folder, PROTOCOL + "Next == Steps /\\ Remember", "");
    Exploration found = Compared.graph(model);
    StockVerdict stock = StockTlc.check(model, 1);
    assertThat(stock.exit()).as(stock.output()).isEqualTo(TlcExit.SUCCESS);
    assertThat(stock.distinct()).isEqualTo(found.graph().stateCount());
    assertThat(stock.generated()).isEqualTo(found.generated());
    assertThat(stock.depth()).isEqualTo(found.depth());
  }

  @Test
  void aStepThatTheOtherConjunctsRefuseIsNone() {
    Exploration found = Compared.graph(folder, PROTOCOL + "Next == Steps /\\ x' # 2 /\\ Remember");
    assertThat(steps(found)).doesNotContain("Take(2)").contains("Add(2)", "Take(3)");
  }

  @Test
  void whatFailsInAnotherConjunctTellsTheStep() {
    assertThat(Compared.failure(folder, PROTOCOL + "Next == Steps /\\ seen' = x.a"))
        .contains("taking Add(1)");
  }

  @Test
  void aGuardInFrontIsNotTakenApart() {
    assertThat(
            steps(
                Compared.graph(
                    folder,
                    PROTOCOL + "Low == x < 2 \\/ y < 2\nNext == Low /\\ Steps /\\ Remember")))
        .containsExactly("Next");
  }

  /** What is fair is the protocol's step, which says nothing of what is remembered of it. */
  @Test
  void fairnessOfStepsWithoutTheirHistory() {
    String body =
        PROTOCOL
            + """
            Next == Steps /\\ Remember
            Spec == Init /\\ [][Next]_<<vars, seen>> /\\ WF_vars(\\E v \\in 0..x : Take(v))
            Ends == <>(y = 2)
            Starts == <>(x = 1)
            """;
    Model model =
        SpecText.write(
            folder,
            "EXTENDS Naturals\n" + body,
            "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\nPROPERTIES Ends Starts\n");
    LivenessVerdicts expected = ReferenceLiveness.check(model, model.properties());
    assertThat(violated(Liveness.check(model, model.properties())))
        .isEqualTo(violated(expected))
        .containsExactly("Starts");
  }

  private static List<String> violated(LivenessVerdicts verdicts) {
    return verdicts.counterexamples().entrySet().stream()
        .filter(each -> each.getValue().isPresent())
        .map(each -> each.getKey().name())
        .toList();
  }

  private static Set<String> steps(Exploration found) {
    StateGraph graph = found.graph();
    Set<String> taken = new TreeSet<>();
    for (int e = 0; e < graph.edgeCount(); e++) {
      taken.add(graph.step(e).toString());
    }
    return taken;
  }
}
