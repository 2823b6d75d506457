package org.vfiospec.tlc;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions, sets and operators that keep the state that they were made in. */
class ClosuresTest {
  @TempDir Path folder;

  @Test
  void anInfiniteFunctionAsArgument() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Apply(f, n) == f[n]
        Init == x \\in 0..2 /\\ y \\in 0..2
        Next == \\/ x' = Apply([n \\in Nat |-> (n + x) % 5], y) /\\ UNCHANGED y
                \\/ y' = Apply([n \\in Nat |-> (n + x) % 5], x) /\\ UNCHANGED x
                \\/ LET f == [n \\in Nat |-> (n + y) % 5] IN x' = f[x] /\\ y' = f[x']
        """);
  }

  @Test
  void aRecursiveFunctionOfTheState() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Sum(s) == LET f[n \\in 0..Len(s)] == IF n = 0 THEN y ELSE s[n] + f[n - 1] IN f[Len(s)]
        f2[n \\in Nat] == IF n = 0 THEN x[1] ELSE f2[n - 1] + y
        RECURSIVE Up(_, _)
        Up(n, m) == IF n = 0 THEN m + y ELSE Up(n - 1, m + x[1])
        Init == x \\in {<<1>>, <<2, 1>>, <<0, 3>>} /\\ y \\in 0..1
        Next == \\/ y' = Sum(x) % 3 /\\ UNCHANGED x
                \\/ y' = f2[2] % 3 /\\ x' = <<f2[1] % 3>>
                \\/ y' = Up(3, y) % 4 /\\ x' = [x EXCEPT ![1] = Up(1, 1) % 2]
        I == f2[1] < 4 /\\ Sum(x) < 6
        """,
        "INVARIANT I\n");
  }

  @Test
  void membershipInASetOfThoseThat() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Below(v) == {n \\in Nat : n < v}
        Init == x \\in 0..2 /\\ y = 0
        Next == \\/ LET s == {n \\in Nat : n < x} IN y \\in s /\\ x' = 0 /\\ y' = 1
                \\/ x \\in Below(y + 1) /\\ y' = 1 - y /\\ x' = (x + 1) % 3
                \\/ x' \\in {n \\in 0..2 : n >= x} /\\ y' = (IF y \\in Below(x') THEN 0 ELSE 1)
        I == 1 \\in Below(x + y)
        """,
        "INVARIANT I\n");
  }

  @Test
  void operatorsAsArguments() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Plus(a) == (a + x) % 4
        Do(F(_), v) == F(v)
        Act(F(_)) == x' = F(y) /\\ y' = F(0)
        Fold(F(_, _), s) == F(F(0, s[1]), s[2])
        Init == x \\in 0..3 /\\ y \\in 0..1
        Next == \\/ Act(Plus)
                \\/ Act(LAMBDA a : (a + y) % 4)
                \\/ x' = Do(LAMBDA a : (a * x) % 4, y) /\\ UNCHANGED y
                \\/ x' = Do(Plus, Do(Plus, y)) /\\ y' = 1
                \\/ x' = Fold(LAMBDA a, b : (a + b + y) % 4, <<x, y>>) /\\ UNCHANGED y
                \\/ LET G(a) == a + y IN Act(LAMBDA a : G(a) % 3)
        I == Do(Plus, 1) # 3 \\/ Do(LAMBDA a : a + y, x) < 4
        """,
        "INVARIANT I\n");
  }

  @Test
  void withinTuplesAndRecords() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in 0..2 /\\ y = <<>>
        Next == \\/ LET t == <<[n \\in 1..2 |-> n + x], [a |-> [n \\in {1} |-> x]]>>
                   IN y' = t /\\ x' = t[2].a[1]
                \\/ Len(y) = 2 /\\ x > 0 /\\ y' = <<[n \\in 1..2 |-> y[2]]>> /\\ x' = (x + 1) % 3
                \\/ y' = <<{n \\in 0..2 : n < x}, [n \\in {1} |-> {k \\in 1..2 : k > x}]>> /\\ Len(y) = 0 /\\ UNCHANGED x
        """);
  }

  @Test
  void asArgumentsOfAStep() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Act(f) == y' = f[1] /\\ x' = (x + 1) % 3
        Take(s) == \\E e \\in s : y' = e /\\ UNCHANGED x
        Init == x \\in 0..2 /\\ y = 0
        Next == \\/ \\E f \\in {[n \\in 1..2 |-> n + x], [n \\in 1..2 |-> n]} : Act(f)
                \\/ Act([n \\in 1..2 |-> n * x])
                \\/ Take({n \\in 0..3 : n < x})
                \\/ \\E s \\in SUBSET (0..x) : Take(s)
        """);
  }

  @Test
  void infiniteOnesInTheDivisionOfTheRelation() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in 0..2 /\\ y \\in 0..1
        Next == \\E i \\in {y, x} :
          \\/ \\E f \\in {[n \\in Nat |-> (n + x) % 5]} : x' = f[i] /\\ UNCHANGED y
          \\/ \\E s \\in {{n \\in Nat : n < x}} : x' = (IF 1 \\in s THEN 1 ELSE 0) /\\ y' = 1
          \\/ \\E f \\in {[n \\in Nat |-> <<n, x>>]}, k \\in {y} : x' = f[k][2] /\\ y' = 1 - k
        """);
  }

  @Test
  void infiniteOnesThatTlcTakesForConstants() {
    Compared.failure(
        folder,
        """
        VARIABLES x, y
        Init == x \\in 0..2 /\\ y \\in 0..1
        Next == \\E f \\in {[n \\in Nat |-> (n + x) % 5]} : x' = f[1] /\\ UNCHANGED y
        """);
  }

  @Test
  void infiniteOnesAsArgumentsOfAStep() {
    Compared.failure(
        folder,
        """
        VARIABLES x, y
        Act(f) == x' = f[1] % 3 /\\ UNCHANGED y
        Init == x \\in 0..2 /\\ y \\in 0..1
        Next == \\E i \\in {x} : \\E f \\in {[n \\in Nat |-> n + x + i]} : Act(f)
        """);
  }

  @Test
  void setsOfFunctionsAndRecords() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x = 0 /\\ y = {}
        Next == \\/ y' = [1..x -> {x}] /\\ x' = (x + 1) % 3
                \\/ y' = SUBSET (1..x) /\\ x' \\in {0, x}
                \\/ y' = [a : {x}, b : {1}] /\\ x' = (x + 1) % 3
                \\/ y' = {1, x} \\X {x} /\\ x' = (x + 1) % 3
                \\/ y' = UNION {{x}, {0, 1}} /\\ UNCHANGED x
        """);
  }
}
