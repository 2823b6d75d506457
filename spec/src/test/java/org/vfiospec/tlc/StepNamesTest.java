package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a step is called after the action, however the next-state relation reaches it. */
class StepNamesTest {
  @TempDir Path folder;

  @Test
  void actionsWithoutParameters() {
    assertThat(steps("Up == x' = (x + 1) % 2", "Up")).containsExactly("Up");
  }

  @Test
  void parametersInTheOrderOfTheirDeclaration() {
    assertThat(
            steps(
                "Move(to, how) == x' = to /\\ how = \"walk\"",
                "\\E h \\in {\"walk\"} : \\E t \\in {0, 1} : Move(t, h)"))
        .containsExactly("Move(0, \"walk\")", "Move(1, \"walk\")");
  }

  @Test
  void theInnermostActionThroughSeveralLevels() {
    assertThat(
            steps(
                """
                Set(u, v) == x = 0 /\\ x' = v /\\ u \\in {"a", "b"}
                Clear(u) == x = 1 /\\ x' = 0 /\\ u \\in {"a", "b"}
                Begin(user) == \\E v \\in {0, 1} : Set(user, v)
                UserNext(user) == Begin(user) \\/ Clear(user)
                """,
                "\\E who \\in {\"a\", \"b\"} : UserNext(who)"))
        .containsExactly(
            "Clear(\"a\")",
            "Clear(\"b\")",
            "Set(\"a\", 0)",
            "Set(\"a\", 1)",
            "Set(\"b\", 0)",
            "Set(\"b\", 1)");
  }

  @Test
  void theSameParameterNameOnEveryLevel() {
    assertThat(
            steps(
                """
                Inner(a, b) == x' = a /\\ b = a + 1
                Outer(a, b) == Inner(b, a)
                """,
                "\\E a \\in {1, 2}, b \\in {0, 1} : Outer(a, b)"))
        .containsExactly("Inner(0, 1)", "Inner(1, 2)");
  }

  @Test
  void setsThatDependOnTheState() {
    assertThat(
            steps(
                """
                Take(v) == x' = v
                """,
                "\\E v \\in {w \\in 0..2 : w > x} : Take(v) \\/ (x = 2 /\\ Take(0)) "))
        .containsExactly("Take(1)", "Take(2)");
  }

  @Test
  void argumentsThatDependOnTheState() {
    assertThat(steps("Take(v, w) == x' = (v + w) % 3", "\\E w \\in {1} : Take(x, w)"))
        .containsExactly("Take(0, 1)", "Take(1, 1)", "Take(2, 1)");
  }

  @Test
  void aStepThatIsThereInEveryStateCanBeAPartOfAnotherOne() {
    Model model =
        SpecText.write(
            folder,
            """
            EXTENDS Naturals
            VARIABLES x, y
            Add(n) == n = 1 /\\ x < 3 /\\ x' = x + n /\\ y' = y
            Back == x = 3 /\\ y < 4 /\\ x' = 0 /\\ y' = y + 1
            Next == Add(1) \\/ (\\E n \\in {x, 1} : Add(n)) \\/ Back
            Spec == x = 0 /\\ y = 0 /\\ [][Next]_<<x, y>>
            """,
            "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n");
    assertThat(Explorer.check(model, ProgressListener.NONE).generated())
        .as("each of both is taken, in each state")
        .isEqualTo(ReferenceExplorer.check(model, ProgressListener.NONE).generated());
  }

  @Test
  void quantifiersAndDisjunctionsWithinAnActionAreNoArguments() {
    assertThat(
            steps(
                "Jump(f) == \\E v \\in {0, 1} : (x' = v \\/ x' = v + 1) /\\ f",
                "\\E f \\in BOOLEAN : Jump(f)"))
        .containsExactly("Jump(TRUE)");
  }

  @Test
  void letAndIfBelongToTheirAction() {
    assertThat(
            steps(
                """
                Next1(v) == LET y == v IN IF x = 0 THEN x' = y ELSE x' = 0
                """,
                "\\E v \\in {1} : Next1(v)"))
        .containsExactly("Next1(1)");
  }

  @Test
  void argumentsOfTheNextStateAreNotKnown() {
    assertThat(steps("Same(v) == x' = 0 /\\ v = 0", "(x' = 0 /\\ Same(x')) \\/ Same(x')"))
        .containsExactly("Next", "Same");
  }

  @Test
  void whatIsToBePrimedIsNoValue() {
    Model model =
        model(
            "Give(a, e) == a' = e\nKeep(a) == x < 3 /\\ UNCHANGED a",
            "Give(x, (x + 1) % 4) \\/ Keep(x) \\/ \\E v \\in {0, 1} : Give(x, v)");
    StockVerdict stock = StockTlc.check(model, 1);
    Exploration exploration = Compared.graph(model);
    assertThat(stock.exit()).as(stock.output()).isEqualTo(TlcExit.SUCCESS);
    assertThat(exploration.graph().stateCount()).isEqualTo((int) stock.distinct());
    assertThat(exploration.generated()).isEqualTo(stock.generated());
  }

  @Test
  void countsAreThoseOfStockTlcWhereTlcDoesNotKnowTheArguments() {
    Model model =
        model("Take(v) == x' = v", "\\E v \\in {w \\in 0..4 : w # x} : Take(v) \\/ Take(x)");
    StockVerdict stock = StockTlc.check(model, 1);
    Exploration exploration = Explorer.explore(model, ProgressListener.NONE);
    assertThat(stock.exit()).isEqualTo(TlcExit.SUCCESS);
    assertThat(exploration.graph().stateCount()).isEqualTo((int) stock.distinct());
    assertThat(exploration.generated()).isEqualTo(stock.generated());
    assertThat(exploration.depth()).isEqualTo(stock.depth());
  }

  private Set<String> steps(String definitions, String next) {
    StateGraph graph = Explorer.explore(model(definitions, next), ProgressListener.NONE).graph();
    Set<String> taken = new TreeSet<>();
    for (int e = 0; e < graph.edgeCount(); e++) {
      taken.add(graph.step(e).toString());
    }
    return taken;
  }

  private Model model(String definitions, String next) {
    return SpecText.write(
        folder,
        "EXTENDS Naturals\nVARIABLE x\n"
            + definitions
            + "\nNext == "
            + next
            + "\nSpec == x = 0 /\\ [][Next]_x",
        "SPECIFICATION Spec\nCHECK_DEADLOCK FALSE\n");
  }
}
