package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TLC cannot evaluate is a failure in every state that it is asked in, in TLC's words. */
class FailuresTest {
  private static final String START =
      """
      VARIABLES x, r, f
      Init == x = 0 /\\ r = [a |-> 1] /\\ f = [i \\in 1..2 |-> i]
      Up == x < 3 /\\ x' = x + 1 /\\ UNCHANGED f /\\ r' = (IF x = 1 THEN [b |-> 1] ELSE [a |-> 1])
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r.a = 1",
        "r.b = 1",
        "x \\in r",
        "f[x] = 1",
        "f[x + 1] < 5",
        "f[\"a\"] = 1",
        "r[x] = 1",
        "x.a = 1",
        "x[1] = 1",
        "x = \"A\"",
        "x < r",
        "CASE x = 0 -> TRUE [] x = 1 -> FALSE",
        "(CHOOSE i \\in 1..x : i > 1) = 2",
        "x",
        "r.a",
        "f",
        "IF x = 1 THEN 3 ELSE TRUE",
        "\\E i \\in x : TRUE",
        "\\A i \\in 0..2 : f[i + 1] > 0",
        "Head(SubSeq(<<1, 2>>, 1, x)) = 1",
        "x = 0 /\\ r.b = 1",
        "x # 2 /\\ f[3] = 1",
        "[x EXCEPT ![3] = 1] = x",
        "Assert(x < 2, \"too much\")",
        "x' = 1",
        "\\A i \\in {1, \"a\"} : x < 2",
        "\\A i \\in r.a : x < 2"
      })
  void everywhere(String predicate) {
    String body = START + "P == " + predicate + "\n";
    Outcome[] found = {
      both(body + "Next == Up /\\ P", ""),
      both(body + "Next == P /\\ Up", ""),
      both(body + "Next == Up \\/ \\E i \\in {x, 1} : P /\\ Up", ""),
      both(body + "Next == Up\nI == x > 0 => P", "INVARIANT I"),
      both(body + "Next == Up\nI == x < 9 /\\ (x # 1 /\\ x < 5) /\\ (x > 0 => P)", "INVARIANT I"),
      both(body + "Next == Up\nC == x > 0 => P", "CONSTRAINT C"),
      both(body + "Next == Up", "ACTION_CONSTRAINT P"),
      both(body + "Next == Up\nI == x = 0 \\/ ENABLED (P /\\ Up)", "INVARIANT I"),
    };
    assertThat(found).isNotEmpty();
  }

  private Outcome both(String body, String config) {
    Model model = Compared.model(folder, body, config);
    Outcome expected = Outcome.of(() -> ReferenceExplorer.explore(model, ProgressListener.NONE));
    assertThat(Outcome.of(() -> Explorer.explore(model, ProgressListener.NONE)).lines())
        .as("%s%n%s", body, config)
        .isEqualTo(expected.lines());
    return expected;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r.b",
        "f[x]",
        "f[\"a\"]",
        "x.a",
        "[r EXCEPT !.b = 1]",
        "[r EXCEPT !.a = @.c]",
        "[r EXCEPT !.a = r.b]",
        "[x EXCEPT !.a = 1]",
        "[f EXCEPT ![x] = 1]",
        "[f EXCEPT ![1][2] = 1]",
        "IF r THEN 1 ELSE 2",
        "CASE x > 5 -> 1",
        "CHOOSE i \\in 1..2 : i = x"
      })
  void assigned(String value) {
    both(START + "Next == Up \\/ (x' = 5 /\\ f' = f /\\ r' = " + value + ") \\/ x' = r.b", "");
    both(START + "Next == Up \\/ (r' = " + value + " /\\ x = 9)", "");
    both(START + "Next == Up \\/ (r' = " + value + " /\\ x' = r'.a /\\ UNCHANGED f)", "");
    both(START + "Next == Up \\/ \\E v \\in {" + value + "} : r' = v /\\ UNCHANGED <<x, f>>", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{i \\in Nat : i > x}", "[i \\in Nat |-> i]", "Nat", "{x, \"a\"}"})
  void thatNoStateCanHold(String value) {
    assigned(value);
  }

  /** Where the reference gives the reason alone, the search also says in which state. */
  @ParameterizedTest
  @ValueSource(strings = {"[r EXCEPT !.b = 1].b = 1", "[f EXCEPT ![3] = 1][3] = 1"})
  void exceptWhereThereIsNothingInAnInvariant(String predicate) {
    Model model =
        Compared.model(
            folder, START + "P == " + predicate + "\nNext == Up\nI == x > 0 => P", "INVARIANT I");
    String reason =
        Outcome.of(() -> ReferenceExplorer.explore(model, ProgressListener.NONE)).lines().get(0);
    assertThat(reason).startsWith("fails: ").contains("this EXCEPT names a field");
    assertThat(Outcome.of(() -> Explorer.explore(model, ProgressListener.NONE)).lines().get(0))
        .contains("M.tla, checking the state after Up in a state at depth 0")
        .endsWith(reason.substring("fails: ".length()));
  }

  @Test
  void aVariableWithoutNextValue() {
    assertThat(Compared.failure(folder, START + "Next == Up \\/ (x = 2 /\\ x' = 0 /\\ r' = r)"))
        .contains("gives no next value to [f]");
    assertThat(Compared.failure(folder, START + "Next == x' = 1 - x")).contains("[f, r]");
  }

  @Test
  void atInitialStates() {
    String next = "\nNext == x' = (x + 1) % 3 /\\ UNCHANGED r\n";
    Compared.failure(folder, "VARIABLES x, r\nInit == x \\in 0..1 /\\ r = 1 \\div x" + next);
    Compared.failure(folder, "VARIABLES x, r\nInit == x \\in 0..1" + next);
    Compared.failure(folder, "VARIABLES x, r\nInit == x \\in 0..1 /\\ x > 1 /\\ r = 1" + next);
  }

  @Test
  void invariantsAndConstraintsAtInitialStates() {
    String body =
        """
        VARIABLES x, r
        Init == x \\in 0..1 /\\ r = [a |-> x]
        Next == x' = (x + 1) % 3 /\\ UNCHANGED r
        P == r.b = 1
        """;
    Compared.failure(folder, body, "INVARIANT P");
    Compared.failure(folder, body, "CONSTRAINT P");
  }

  /** TLC's command line is content with this: it finds no error in no state. */
  @Test
  void constraintsThatNoInitialStateSatisfies() {
    String body = "VARIABLE x\nInit == x \\in 0..1\nNext == x' = 1 - x\nC == x > 1\nP == x < 1\n";
    assertThat(Compared.failure(folder, body, "CONSTRAINT C"))
        .contains("no initial state is within the constraints");
    // An invariant is evaluated in a state that is left out, too.
    Exploration violated = Compared.graph(folder, body, "CONSTRAINT C\nINVARIANT P");
    assertThat(violated.violations()).containsOnlyKeys("P");
    assertThat(violated.graph().stateCount()).isZero();
  }

  @Test
  void theDivisionOfTheRelationFailsBeforeItsParts() {
    Compared.failure(
        folder,
        """
        VARIABLES x, y
        Act(i) == x' = i /\\ UNCHANGED y
        Init == x = 0 /\\ y = 0
        Next == (x' = y.a /\\ UNCHANGED y) \\/ \\E i \\in x : Act(i)
        """);
    Compared.failure(
        folder,
        """
        VARIABLES x, y
        Act(i) == x' = i /\\ UNCHANGED y
        Init == x = 0 /\\ y = 0
        Next == (x' = y) \\/ \\E i \\in {1} : \\E j \\in {x, y.a} : Act(j)
        """);
  }

  @Test
  void comparedInTheNextState() {
    Compared.failure(
        folder,
        """
        VARIABLES x, y
        Init == x = 1 /\\ y = 0
        Next == y < 3 /\\ y' = y + 1 /\\ x' = (IF y = 0 THEN 2 ELSE "A")
        C == UNCHANGED x \\/ y' < 5
        """,
        "ACTION_CONSTRAINT C");
  }
}
