package org.vfiospec.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Next values that look like the old one, but are not; or that are, and do not look so. */
class TrapsTest {
  @TempDir Path folder;

  @Test
  void theObjectThatAGuardComparedIsNoCopy() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in {"A", "B"} /\\ y = 0
        Is(v) == x = v
        Next == \\/ x = "A" /\\ x' = "A" /\\ y' = 1 - y
                \\/ (x = "A" \\/ y = 1) /\\ x' = "A" /\\ y' = y
                \\/ (y = 0 \\/ Is("B")) /\\ x' = "A" /\\ UNCHANGED y
                \\/ x' \\in {"A", "B"} /\\ x' = "A" /\\ y' = y
        """);
  }

  @Test
  void aDefinitionThatIsUsedTwice() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in {[f |-> 0], [f |-> 1], [f |-> 2]} /\\ y = x
        Next == \\/ LET t == [x EXCEPT !.f = (@ + 1) % 3] IN x' = t /\\ y' = t
                \\/ LET t == x IN x' = t /\\ y' = t
                \\/ LET t == x IN y' = t /\\ x' = y
                \\/ LET t(v) == [v EXCEPT !.f = 0] IN x' = t(y) /\\ y' = t(t(x))
        """);
  }

  @Test
  void exceptWhereThereIsNothing() {
    assertThat(
            Compared.failure(
                folder,
                """
                VARIABLES x, y
                Init == x \\in {[f |-> 0], [g |-> 0]} /\\ y = 0
                Next == x' = [x EXCEPT !.f = 1] /\\ UNCHANGED y
                """))
        .contains("names a field");
  }

  @Test
  void exceptWhereThereIsNothingDoesNotEvaluateTheNewValue() {
    assertThat(
            Compared.failure(
                folder,
                """
                VARIABLES x, y
                Init == x = [g |-> 0] /\\ y = [a |-> 1]
                Next == x' = [x EXCEPT !.h = y.b] /\\ UNCHANGED y
                """))
        .contains("names a field");
  }

  @Test
  void exceptWhereThereIsNothingBeforeAGuardThatIsFalse() {
    assertThat(
            Compared.failure(
                folder,
                """
                VARIABLES x, y
                Init == x \\in {[f |-> 0], [g |-> 0]} /\\ y = 0
                Next == x' = [x EXCEPT !.f = 1] /\\ y > 5 /\\ UNCHANGED y
                """))
        .contains("names a field");
  }

  @Test
  void exceptOfWhatIsNoFunction() {
    assertThat(
            Compared.failure(
                folder,
                """
                VARIABLES x, y
                Init == x = [f |-> 0] /\\ y = 0
                Next == \\/ x' = [x EXCEPT !.f = 1] /\\ UNCHANGED y
                        \\/ y = 0 /\\ x' = 3 /\\ y' = 1
                """))
        .contains("depth 1");
  }

  @Test
  void exceptOfWhatIsNoFunctionBeforeAGuardThatIsFalse() {
    assertThat(
            Compared.failure(
                folder,
                """
                VARIABLES x, y
                Init == x = [f |-> 0] /\\ y = 0
                Next == \\/ x' = [x EXCEPT !.f = 1] /\\ y > 5 /\\ UNCHANGED y
                        \\/ y = 0 /\\ x' = 3 /\\ UNCHANGED y
                """))
        .contains("depth 1");
  }

  @Test
  void exceptOfWhatIsNoFunctionBeforeAVariableIsForgotten() {
    Compared.failure(
        folder,
        """
        VARIABLES x, y
        Init == x = [f |-> 0] /\\ y = 0
        Next == \\/ UNCHANGED x /\\ y' = 1
                \\/ x' = [x EXCEPT !.f = 1] /\\ (y = 0 \\/ x' = 5) /\\ (y = 0 => y' = 1)
        """);
  }

  @Test
  void anEditFailsBeforeTheSuccessorsAreChecked() {
    assertThat(
            Compared.failure(
                folder,
                """
                VARIABLES x, y, z
                Init == \\/ x = [f |-> 0] /\\ y = 0 /\\ z = 0
                        \\/ x = 7 /\\ y = 0 /\\ z = 1
                Next == /\\ UNCHANGED z
                        /\\ y' \\in {1, 2}
                        /\\ IF y' = 1 THEN x' = [g |-> 0] ELSE x' = [x EXCEPT !.f = 1]
                        /\\ y = 0
                C == z = 0 \\/ y = 0 \\/ x.f < 5
                """,
                "CONSTRAINT C\n"))
        .contains("taking Next");
  }

  @Test
  void theSameValueInOtherWords() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in {[f |-> <<1, 2>>], [f |-> <<2, 2>>]} /\\ y \\in 0..1
        Next == \\/ x' = x /\\ y' = 1 - y
                \\/ x' = [x EXCEPT !.f = @] /\\ y' = y
                \\/ x' = [x EXCEPT !.f[1] = @] /\\ y' = y
                \\/ x' = [x EXCEPT !.f[y + 1] = y + 1] /\\ y' = y
                \\/ x' = [f |-> [i \\in 1..2 |-> x.f[i]]] /\\ y' = y
                \\/ x' = [n \\in {"f"} |-> x[n]] /\\ y' = y
        """);
  }

  @Test
  void leftAloneAfterItWasAssigned() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        vars == <<x, y>>
        Init == x = 0 /\\ y \\in 0..3
        Next == \\/ x' = 1 - x /\\ UNCHANGED x /\\ UNCHANGED y
                \\/ x' = 3 /\\ UNCHANGED vars
                \\/ UNCHANGED x /\\ x' = 3 /\\ UNCHANGED y
                \\/ UNCHANGED <<y, x>> /\\ x' = x
                \\/ UNCHANGED <<x, x>> /\\ UNCHANGED vars
                \\/ x' = (x + y) % 4 /\\ UNCHANGED y /\\ x' = x /\\ y' = y
                \\/ x' \\in 0..3 /\\ y' = x' /\\ UNCHANGED x
                \\/ x' = (IF y = 0 THEN x ELSE 3) /\\ x' \\in {x, 3} /\\ UNCHANGED y
        """);
  }

  @Test
  void whatIsMadeThroughCaseAndDefinitions() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x = [i \\in 1..3 |-> 0] /\\ y \\in 1..3
        Set(f, i, v) == [f EXCEPT ![i] = v]
        Both(f, i, j) == Set(Set(f, i, 1), j, f[i])
        Kept(f) == f
        Next == \\/ x' = (CASE y = 1 -> Set(x, y, 1) [] y = 2 -> x [] OTHER -> Both(x, 1, 3))
                   /\\ y' = (y % 3) + 1
                \\/ x' = Kept(Kept(x)) /\\ y' = (y % 3) + 1
                \\/ x' = (LET z == Set(x, 2, y) IN Set(z, 3, z[2])) /\\ y' = x'[3]
                \\/ x' = [[x EXCEPT ![1] = 0] EXCEPT ![1] = @ + 1, ![2] = x[1]] /\\ UNCHANGED y
        """);
  }

  /** A part is asked for in one state, and in the next there is not even what it is a part of. */
  @Test
  void aPartOfAPartThatIsNotThere() {
    for (String other : new String[] {"[k |-> [n |-> 1]]", "[k |-> 3]", "3", "<<>>"}) {
      Outcome expected =
          Outcome.of(() -> ReferenceExplorer.explore(withPart(other), ProgressListener.NONE));
      assertThat(Outcome.of(() -> Explorer.explore(withPart(other), ProgressListener.NONE)).lines())
          .as(other)
          .isEqualTo(expected.lines());
    }
  }

  private Model withPart(String other) {
    return Compared.model(
        folder,
        """
        VARIABLES x, y
        Init == x = [k |-> [m |-> 0, n |-> 0], l |-> 0] /\\ y = 0
        Next == \\/ y < 2 /\\ y' = y + 1 /\\ x' = %s
                \\/ y = 0 /\\ y' = 1 /\\ x' = [k |-> [m |-> 1]]
        Inv == x.k.m < 9
        """
            .formatted(other),
        "INVARIANT Inv");
  }
}
