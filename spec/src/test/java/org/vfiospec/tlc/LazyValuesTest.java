package org.vfiospec.tlc;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLC evaluates an argument or a LET when it is first needed, and keeps the value. */
class LazyValuesTest {
  @TempDir Path folder;

  @Test
  void letInSeveralConjunctsAndDisjuncts() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x \\in 0..3 /\\ y \\in 0..3
        Next == LET s == x + y
                    t == s % 2
                    u(v) == (v + s) % 4
                IN \\/ t = 0 /\\ x' = u(t) /\\ y' = u(x')
                   \\/ t = 1 /\\ x' = u(x) /\\ UNCHANGED y
                   \\/ s > 2 /\\ x' \\in {t, u(0)} /\\ y' = t
        """);
  }

  @Test
  void argumentsInSeveralConjuncts() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Act(a, b) == a > 0 /\\ x' = (a + b) % 4 /\\ (b > 1 \\/ a = 2) /\\ y' = b
        Twice(a) == Act(a, a) \\/ Act(a + 1, y)
        Some(a) == \\E i \\in 0..a : Act(i, a - i)
        Init == x \\in 0..3 /\\ y \\in 0..3
        Next == Act(x, y) \\/ Act(y, x) \\/ Twice(x) \\/ Some(x) \\/ Some(y)
        """);
  }

  @Test
  void inInvariants() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x = [i \\in 1..3 |-> 0] /\\ y = 0
        Next == \\/ \\E i \\in 1..3 : x' = [x EXCEPT ![i] = (@ + i) % 4] /\\ UNCHANGED y
                \\/ y' = (y + 1) % 3 /\\ UNCHANGED x
        Below(n) == \\A i \\in 1..3 : LET v == x[i] w == v + y IN v < n /\\ w < n + 2
        P(f, n) == f[n] # 3 /\\ LET z == f[n] + y IN z # 4 /\\ z # 9
        I == Below(4)
        J == Below(3) /\\ P(x, 2)
        K == \\A n \\in {1, 2} : P(x, n) /\\ P([i \\in 1..3 |-> x[i]], n)
        L == LET s == x[1] + x[2] IN (s = 5 => y # 2) /\\ s < 7
        M2 == \\A <<a, b>> \\in {<<1, 2>>, <<2, 3>>} : x[a] + x[b] # y + 4
        N == \\A i \\in 1..3 : \\A i2 \\in 1..i : x[i] + x[i2] < 6
        O == \\A i \\in {} : x[i] = 9
        """,
        "INVARIANTS I J K L M2 N O\n");
  }

  @Test
  void nestedQuantifiersWhoseSetsDependOnTheState() {
    Compared.graph(
        folder,
        """
        VARIABLES x, y
        Init == x = {} /\\ y = 0
        Next == \\/ \\E i \\in 1..3 : x' = x \\union {i} /\\ y' = i
                \\/ \\E i \\in x : LET r == x \\ {i} IN \\E j \\in r : x' = r \\ {j} /\\ y' = Cardinality(r)
        I == \\A i \\in 1..3 : \\A j \\in x : i + j < 6 \\/ y # 2
        J == \\A i \\in x : \\A j \\in 1..3 : i # j + 2
        """,
        "INVARIANTS I J\n");
  }
}
