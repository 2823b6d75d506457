package org.vfiospec.tlc.random;

/** The definitions that every random specification has, whatever its variables are. */
final class Library {
  private Library() {}

  static final String TEXT =
      """
      EXTENDS Naturals, Sequences, FiniteSets, TLC
      CONSTANTS Keys, p, q
      Ints == 0..2
      Names == {"A", "B", "C"}
      Records == [n : Ints, s : Names]
      Queues == {<<>>} \\cup {<<a>> : a \\in Names} \\cup {<<a, b>> : a, b \\in Names}
      Put(s, e) == IF Len(s) < 2 THEN Append(s, e) ELSE s
      Taken(s) == IF s = <<>> THEN s ELSE Tail(s)
      First(s) == IF Len(s) > 0 THEN Head(s) ELSE "A"
      After(s) == CASE s = "A" -> "B" [] s = "B" -> "C" [] OTHER -> "A"
      Called(i) == CASE i = 1 -> "B" [] i = 2 -> "C" [] OTHER -> "A"
      RECURSIVE Sum(_)
      Sum(S) == IF S = {} THEN 0 ELSE LET e == CHOOSE e \\in S : TRUE IN (e + Sum(S \\ {e})) % 3
      Rest[n \\in Nat] == IF n = 0 THEN 0 ELSE (2 + Rest[n - 1]) % 3
      Same(a) == a
      Applied(F(_), a) == F(a)
      Twice(F(_), a) == F(F(a))
      Some(S, P(_)) == IF \\E e \\in S : P(e) THEN CHOOSE e \\in S : P(e) ELSE CHOOSE e \\in S : TRUE
      With(f, k, e) == [f EXCEPT ![k] = e]
      """;

  /** What a configuration says of the constants. */
  static final String CONSTANTS = "CONSTANTS Keys = {p, q} p = p q = q\n";

  /** A module whose variable is another's expression. */
  static final String INSTANCED =
      """
      ---- MODULE Instanced ----
      EXTENDS Naturals
      CONSTANT K
      VARIABLE h
      Half == h \\div 2
      Grow(d) == h' = (h + d) % K
      Keep == UNCHANGED h
      Positive == h > 0
      ====
      """;
}
