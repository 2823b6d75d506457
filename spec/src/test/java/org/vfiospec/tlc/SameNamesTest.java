package org.vfiospec.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One expression is several actions if it is reached with other values, or for other variables. */
class SameNamesTest {
  @TempDir Path folder;

  @Test
  void oneDefinitionByTwoPaths() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Act(a) == x' = a % 4 /\\ UNCHANGED y
        P(n) == \\E a \\in {n, x} : Act(a)
        Q(n) == \\E a \\in {n + 1} : Act(a)
        Init == x \\in 0..2 /\\ y = 0
        Next == P(0) \\/ P(1) \\/ Q(0) \\/ Q(x) \\/ Act(2) \\/ Act(y)
        """);
  }

  @Test
  void quantifiersThatShadow() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        In(a, b) == x' = a /\\ y' = b
        Out(a) == \\E b \\in {a, x} : In(b, a)
        Init == x \\in 0..2 /\\ y = 0
        Next == \\/ \\E a \\in 0..1 : Out(a)
                \\/ \\E a \\in {x} : Out(a + 1) /\\ a < 2
                \\/ \\E a \\in {x} : \\E b \\in {y, 2} : In(b, a)
                \\/ \\E b \\in {x} : \\E a \\in {y, 2} : In(b, a)
        """);
  }

  @Test
  void boundVariablesThroughLet() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Sub(v) == x' = v /\\ UNCHANGED y
        Act(p, q) == LET t == p + x
                         u(i) == (i + q + t) % 5
                     IN \\E k \\in {y, 0} : LET w == u(k) IN (Sub(w) /\\ q = 1) \\/ (x' = u(w) /\\ y' = p)
        Init == x \\in 0..2 /\\ y = 0
        Next == \\/ \\E p \\in {x, 1}, q \\in {1, 2} : Act(p, q)
                \\/ \\E p \\in {y} : \\E q \\in {x} : LET g == p + q IN x' = g /\\ g < 4 /\\ y' = 1 - (p % 2)
                \\/ \\E p \\in 1..2 : LET h(i) == i + p IN \\E q \\in {x} : x' = h(q) % 4 /\\ UNCHANGED y
                \\/ \\E p \\in 1..2 : LET h == p IN \\E q \\in {x} : x' = (h + q) % 4 /\\ UNCHANGED y
                \\/ \\E p \\in {x} : LET h == p + 1 IN (x' = h % 4 \\/ x' = h % 3) /\\ UNCHANGED y
        """);
  }

  @Test
  void aLetOperatorThatIsPassedOn() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        With(F(_), v) == x' = F(v) /\\ UNCHANGED y
        Deep(F(_), v) == \\E w \\in {v} : With(F, w)
        RECURSIVE Count(_, _)
        Count(n, v) == IF n = 0 THEN x' = v /\\ UNCHANGED y ELSE \\E w \\in {v, y} : Count(n - 1, (w + n) % 4)
        Init == x \\in 0..3 /\\ y = 0
        Next == \\/ \\E p \\in {x, 1} : LET g(i) == (i + p) % 4 IN With(g, 1)
                \\/ \\E p \\in {x, 1} : With(LAMBDA i : (i + p) % 4, 2)
                \\/ \\E p \\in {x, 2} : Deep(LAMBDA i : (i * p) % 4, p)
                \\/ \\E p \\in {x} : Count(2, p)
                \\/ Count(1, 0)
        """);
  }

  @Test
  void definitionsThatTheConfigurationOverrides() {
    Compared.graph(
        folder,
        """
        CONSTANTS Op(_), Set
        VARIABLES x, y
        Mine(v) == (v + y) % 4
        Other(v) == (v + x) % 4
        Limit == 1
        NewLimit == 1 + y
        Elements == {x, 1}
        Act(v) == v <= Limit + 1 /\\ x' = Op(v) /\\ y' = Mine(v)
        Init == x \\in 0..2 /\\ y = 0
        Next == \\E v \\in Elements \\union Set : Act(v)
        NewElements == {y, 2}
        """,
        """
        CONSTANTS
          Op <- Other
          Set = {0, 3}
          Limit <- NewLimit
          Mine <- Other
          Elements <- NewElements
        """);
  }

  private void module(String name, String body) throws IOException {
    Files.writeString(
        folder.resolve(name + ".tla"), "---- MODULE " + name + " ----\n" + body + "\n====\n");
  }

  @Test
  void anInstanceForEachVariable() throws IOException {
    module(
        "Counter",
        """
        EXTENDS Naturals
        CONSTANT Most
        VARIABLE c
        Up == c < Most /\\ c' = c + 1
        Reset == c = Most /\\ c' = 0
        Step == Up \\/ Reset
        Fine == c <= Most
        """);
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        A == INSTANCE Counter WITH c <- x, Most <- 3
        B == INSTANCE Counter WITH c <- y, Most <- 3
        Init == x = 0 /\\ y = 1
        Next == \\/ A!Up /\\ UNCHANGED y
                \\/ B!Up /\\ UNCHANGED x
                \\/ A!Step /\\ B!Step
        I == A!Fine /\\ B!Fine
        """,
        "INVARIANT I\n");
  }

  @Test
  void anInstanceWithVariablesExchanged() throws IOException {
    module(
        "Pair",
        """
        EXTENDS Naturals
        VARIABLES a, b
        Step == a < 3 /\\ a' = a + 1 /\\ b' = a
        Some == \\E v \\in {a, 0} : b' = v /\\ UNCHANGED a
        Fine == a < 3
        """);
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        A == INSTANCE Pair WITH a <- x, b <- y
        B == INSTANCE Pair WITH a <- y, b <- x
        Init == x = 0 /\\ y = 1
        Next == A!Step \\/ B!Step \\/ A!Some \\/ B!Some
        I == A!Fine
        J == B!Fine
        """,
        "INVARIANTS I J\n");
  }

  @Test
  void anInstanceWithParameters() throws IOException {
    module(
        "Cell",
        """
        EXTENDS Naturals
        CONSTANTS Key, Get(_)
        VARIABLE cells
        Here == cells[Key]
        Set(v) == Here # v /\\ cells' = [cells EXCEPT ![Key] = v]
        Add(v) == \\E w \\in {v, Here} : Set((w + Get(v)) % 3)
        """);
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Got(v) == v + 1
        C(k) == INSTANCE Cell WITH cells <- x, Key <- k, Get <- Got
        D(k, Get(_)) == INSTANCE Cell WITH cells <- x, Key <- k
        Init == x = [i \\in 1..2 |-> 0] /\\ y = 0
        Next == \\/ \\E k \\in 1..2 : C(k)!Set(1) /\\ UNCHANGED y
                \\/ \\E k \\in {1 + y, 2} : C(k)!Add(k) /\\ y' = 1 - y
                \\/ \\E k \\in 1..2 : D(k, LAMBDA v : v + k)!Add(k) /\\ UNCHANGED y
                \\/ C(1)!Set(2) /\\ y' = 0
        """);
  }

  @Test
  void anInstanceWhoseStepsAreThemselvesTheRelation() throws IOException {
    module(
        "Cell",
        """
        EXTENDS Naturals
        CONSTANT Key
        VARIABLES cells, other
        Set(v) == cells[Key] # v /\\ cells' = [cells EXCEPT ![Key] = v] /\\ UNCHANGED other
        Any == \\E v \\in {other, 2} : Set(v)
        """);
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        C(k) == INSTANCE Cell WITH cells <- x, Key <- k, other <- y
        Init == x = [i \\in 1..2 |-> 0] /\\ y \\in 0..1
        Next == (\\E k \\in 1..2 : C(k)!Any) \\/ C(1)!Set(0) \\/ C(2)!Set(0) \\/ \\E k \\in {1 + y} : C(k)!Set(1)
        """);
  }
}
