package org.vfiospec.tlc;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A read of a next value is a read of what that was made from. */
class PrimedReadsTest {
  @TempDir Path folder;

  @Test
  void afterUnchanged() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in {[a |-> i, b |-> j] : i, j \\in 0..2} /\\ y = 0
        Next == \\/ UNCHANGED x /\\ y' = x'.a
                \\/ x' = x /\\ y' = x'.b
                \\/ UNCHANGED x /\\ x'.a = 2 /\\ y' = 7
                \\/ UNCHANGED x /\\ y' = x'
        """);
  }

  @Test
  void afterAnEdit() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in {[a |-> i, b |-> j] : i, j \\in 0..2} /\\ y = 0
        Next == \\/ x' = [x EXCEPT !.a = 1] /\\ y' = x'.b
                \\/ x' = [x EXCEPT !.a = 1] /\\ y' = x'.a
                \\/ x' = [x EXCEPT !.a = 0] /\\ x'.b > 0 /\\ y' = 5
                \\/ x' = [x EXCEPT !.a = (@ + 1) % 3] /\\ y' = x'
                \\/ x' = [x EXCEPT !.a = 2] /\\ y' = (x')["b"]
        """);
  }

  @Test
  void ofPartsOfWhatAnEditMade() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in [1..2 -> [a : 0..1, b : 0..2]] /\\ y = 0
        Next == \\/ x' = [x EXCEPT ![1].a = 1 - @] /\\ y' = x'[2].b
                \\/ x' = [x EXCEPT ![1] = [a |-> 1, b |-> x[2].a]] /\\ y' = x'[1].b
                \\/ x' = [x EXCEPT ![1].a = 1, ![1].a = 0] /\\ y' = x'[1].a
                \\/ x' = [x EXCEPT ![1].b = 0] /\\ x[1].a = 1 /\\ y' = x'[1].b
                \\/ x' = [x EXCEPT ![1] = [x[1] EXCEPT !.a = 1]] /\\ y' = x'[1].b
                \\/ x' = [x EXCEPT ![2].a = 0] /\\ y' = x'[(y % 2) + 1].a
                \\/ x' = [x EXCEPT ![2].a = 0] /\\ y' = (x[1 + x[1].a])'.b
                \\/ \\E i \\in 1..2 :
                      /\\ x' = [x EXCEPT ![i].b = 2]
                      /\\ y' = IF \\E j \\in 1..2 : x'[j].b # x[j].b
                             THEN CHOOSE j \\in 1..2 : x'[j].b # x[j].b ELSE 4
        """);
  }

  @Test
  void whetherAnEditChangesAnything() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in [a : 0..1, b : 0..2] /\\ y = 0
        Next == \\/ UNCHANGED x /\\ y' = IF x' # x THEN 1 ELSE 2
                \\/ x' = [x EXCEPT !.a = 1] /\\ y' = IF x' = x THEN 3 ELSE 4
                \\/ x' = [x EXCEPT !.a = 1, !.b = 2] /\\ y' = IF x' # x THEN 5 ELSE 6
                \\/ x' = [x EXCEPT !.b = 0, !.b = 1] /\\ y' = IF x' # x THEN 7 ELSE 8
                \\/ x' = [a |-> 0, b |-> x.b] /\\ y' = IF x' = x THEN 9 ELSE 10
        """);
  }

  @Test
  void ofAPartThatIsNotInEveryState() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in {[a |-> 0], [b |-> 1], [a |-> 1, b |-> 2]} /\\ y = 0
        Next == \\/ "a" \\in DOMAIN x /\\ x' = [x EXCEPT !.a = 1] /\\ y' = x'.a
                \\/ "b" \\in DOMAIN x /\\ x' = [x EXCEPT !.b = 1] /\\ y' = IF x' = x THEN 1 ELSE 2
        """);
  }

  @Test
  void afterMembership() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        S == IF y = 0 THEN {1, 2} ELSE {0, y}
        Init == x = 0 /\\ y = 0
        Next == x' \\in S /\\ y' = x' /\\ x' \\in {0, 1, 2}
        """);
  }

  @Test
  void ofAFunctionThatIsEvaluatedLater() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y, z
        Init == x \\in {[i \\in 1..2 |-> i], [i \\in 1..2 |-> 0]} /\\ y = x /\\ z \\in 0..2
        Next == \\/ LET f == [i \\in 1..2 |-> (x[i] + z) % 3] IN x' \\in {f, y} /\\ y' = f /\\ UNCHANGED z
                \\/ x' = [i \\in 1..2 |-> (z + i) % 3] /\\ y' \\in {x, x'} /\\ z' \\in {z, x'[1]}
                \\/ x' = [i \\in DOMAIN y |-> y[i]] /\\ UNCHANGED y /\\ z' = y'[2]
        """);
  }

  @Test
  void inADefinitionThatIsPrimed() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        F(i) == x.a + i
        G == x.b
        H(v) == v'
        Init == x \\in {[a |-> i, b |-> j] : i, j \\in 0..1} /\\ y = 0
        Next == \\/ UNCHANGED x /\\ y' = F(1)'
                \\/ x' = [x EXCEPT !.a = 1] /\\ y' = G'
                \\/ x' = [x EXCEPT !.b = 1 - @] /\\ y' = H(G)
                \\/ UNCHANGED x /\\ y' = H(x)["b"]
                \\/ y' = 1 - x.a /\\ x' = [x EXCEPT !.a = H(y)]
        """);
  }

  @Test
  void inAnActionConstraint() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in {[a |-> i, b |-> j] : i, j \\in 0..1} /\\ y = 0
        Next == x' \\in [a : 0..1, b : 0..1] /\\ y' \\in 0..1
        C == x'.a >= y' /\\ (UNCHANGED y \\/ x.b = x'.b)
        D == [y' > y]_x /\\ <<TRUE>>_<<x, y>>
        E(v) == v'
        F == (E(x)).a = 1 => x.b <= E(x.b)
        """,
        "ACTION_CONSTRAINTS C D F\n");
  }

  @Test
  void inEnabled() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        A == x.a < 2 /\\ x' = [x EXCEPT !.a = @ + 1] /\\ UNCHANGED y
        B == UNCHANGED x /\\ x'.b = 1 /\\ y' = 1 - y
        Init == x = [a |-> 0, b |-> 0] /\\ y = 0
        Next == A \\/ B \\/ (~ENABLED B /\\ x' = [x EXCEPT !.b = 1] /\\ y' = y)
        I == ENABLED A
        J == ENABLED (B /\\ y' = 0)
        """,
        "INVARIANTS I J\n");
  }
}
