package org.vfiospec.tlc.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes specifications so small that ENABLED can be decided by trying every state there is. Their
 * formulas carry their meaning along, so that it need not be asked of TLC.
 */
final class FairWorlds {
  /** The values of x, y and z. */
  static final List<int[]> STATES =
      IntStream.range(0, 18).mapToObj(n -> new int[] {n % 3, n / 3 % 3, n / 9}).toList();

  /** An abstract specification, whose action is always enabled while its steps are right. */
  static final String UPWARD =
      """
      ---- MODULE Upward ----
      EXTENDS Naturals
      VARIABLE q
      Flip == q' = 1 - q
      Spec == q \\in 0..1 /\\ [][Flip]_q /\\ WF_q(Flip)
      ====
      """;

  private static final String[] NAMES = {"x", "y", "z"};
  private static final Subscript X = new Subscript("x", s -> s[0]);
  private static final int[] SIZES = {3, 3, 2};
  private static final int PROPERTIES = 8;

  private final Dice dice;
  private final List<Relation> actions = new ArrayList<>();

  private FairWorlds(long seed) {
    this.dice = new Dice(seed);
  }

  static FairWorld of(long seed) {
    return new FairWorlds(seed).world();
  }

  private FairWorld world() {
    StringBuilder text = new StringBuilder("EXTENDS Naturals\nVARIABLES x, y, z\n");
    text.append("vars == <<x, y, z>>\n");
    int count = 3 + dice.below(3);
    for (int a = 0; a <= count; a++) {
      Relation body = action(false);
      text.append("A" + a + " == " + body.text() + "\n");
      actions.add(new Relation("A" + a, body.meaning()));
    }
    Relation init = Relation.any(List.of(predicate(), new Relation("x = 0", (s, t) -> s[0] == 0)));
    Relation next = Relation.any(actions.subList(0, count));
    List<Temporal> fair = new ArrayList<>();
    for (int f = dice.below(4); f >= 0; f--) {
      fair.add(fairness());
    }
    Temporal fairness = Temporal.all(fair);
    text.append("Init == x \\in 0..2 /\\ y \\in 0..2 /\\ z \\in 0..1 /\\ " + init.text() + "\n");
    text.append("Next == " + next.text() + "\n");
    text.append("Spec == Init /\\ [][Next]_vars /\\ " + fairness.text() + "\n");
    text.append("Bound == " + (dice.oneIn(4) ? predicate().text() + " \\/ x = 0" : "TRUE") + "\n");
    text.append("StepBound == " + (dice.oneIn(4) ? "x' # 2 \\/ y = 1" : "TRUE") + "\n");
    List<Temporal> properties = new ArrayList<>();
    for (int p = 0; p < PROPERTIES; p++) {
      Temporal property = property(2);
      properties.add(property);
      text.append("P" + p + " == " + property.text() + "\n");
    }
    Subscript q = abstracted();
    text.append("Abs == INSTANCE Upward WITH q <- " + q.text() + "\n");
    text.append("P" + PROPERTIES + " == Abs!Spec\n");
    properties.add(upward(q));
    properties.add(limit());
    properties.add(limit());
    properties.add(Temporal.implies(limit(), limit()));
    for (int p = PROPERTIES + 1; p < properties.size(); p++) {
      text.append("P" + p + " == " + properties.get(p).text() + "\n");
    }
    return new FairWorld(text.toString(), fairness, properties, PROPERTIES + 1);
  }

  private Subscript abstracted() {
    return switch (dice.below(5)) {
      case 0 -> new Subscript("(x \\div 2)", s -> s[0] / 2);
      case 1, 2 -> new Subscript("x", s -> s[0]);
      default -> new Subscript("z", s -> s[2]);
    };
  }

  private static Temporal upward(Subscript q) {
    Relation begins = new Relation("", (s, t) -> (int) q.value().apply(s) <= 1);
    Relation flips =
        new Relation("", (s, t) -> (int) q.value().apply(t) == 1 - (int) q.value().apply(s));
    return Temporal.all(
        List.of(Temporal.state(begins), Temporal.alwaysStep(flips, q), Temporal.often(flips, q)));
  }

  /** About which states are met again and again, and no more. */
  private Temporal limit() {
    Temporal p = Temporal.state(predicate());
    return dice.oneIn(2)
        ? Temporal.always(Temporal.eventually(p))
        : Temporal.eventually(Temporal.always(p));
  }

  private Relation predicate() {
    int v = dice.below(3);
    int c = dice.below(SIZES[v]);
    return switch (dice.below(6)) {
      case 0 -> new Relation("(x < y)", (s, t) -> s[0] < s[1]);
      case 1 -> Relation.any(List.of(predicate(), predicate()));
      case 2 -> Relation.all(List.of(predicate(), predicate()));
      case 3 -> new Relation("(" + NAMES[v] + " # " + c + ")", (s, t) -> s[v] != c);
      default -> new Relation("(" + NAMES[v] + " = " + c + ")", (s, t) -> s[v] == c);
    };
  }

  private Relation action(boolean mayLeaveOut) {
    List<Relation> parts = new ArrayList<>();
    if (!dice.oneIn(4)) {
      parts.add(predicate());
    }
    for (int v = 0; v < 3; v++) {
      if (!mayLeaveOut || v == 0 || !dice.oneIn(3)) {
        parts.add(assignment(v));
      }
    }
    return Relation.all(parts);
  }

  private Relation assignment(int v) {
    String name = NAMES[v];
    int size = SIZES[v];
    int c = dice.below(size);
    return switch (dice.below(9)) {
      case 0, 1 ->
          new Relation(
              name + "' = (" + name + " + 1) % " + size, (s, t) -> t[v] == (s[v] + 1) % size);
      case 2 -> new Relation(name + "' = " + c, (s, t) -> t[v] == c);
      case 3 -> new Relation(name + "' \\in {0, " + c + "}", (s, t) -> t[v] == 0 || t[v] == c);
      case 4 -> new Relation("(\\E i \\in 0..1 : " + name + "' = i)", (s, t) -> t[v] <= 1);
      default -> new Relation("UNCHANGED " + name, (s, t) -> t[v] == s[v]);
    };
  }

  private Relation fairAction() {
    Relation some = dice.pick(actions);
    return switch (dice.below(6)) {
      case 0 -> Relation.any(List.of(some, dice.pick(actions)));
      case 1 -> Relation.all(List.of(predicate(), some));
      case 2 ->
          new Relation(
              "(\\E i \\in 0..1 : " + some.text() + " /\\ x' = i)",
              (s, t) -> some.of(s, t) && t[0] <= 1);
      default -> some;
    };
  }

  private Subscript subscript() {
    return switch (dice.below(7)) {
      case 0 -> new Subscript("x", s -> s[0]);
      case 1 -> new Subscript("<<x, y>>", s -> List.of(s[0], s[1]));
      case 2 -> new Subscript("(x + y)", s -> s[0] + s[1]);
      case 3 -> new Subscript("z", s -> s[2]);
      default -> new Subscript("vars", s -> List.of(s[0], s[1], s[2]));
    };
  }

  private Temporal fairness() {
    if (dice.oneIn(6)) {
      Relation a = dice.pick(actions);
      Subscript v = subscript();
      List<Temporal> each =
          IntStream.range(0, 2)
              .mapToObj(c -> Temporal.weak(new Relation("", (s, t) -> a.of(s, t) && t[0] == c), v))
              .toList();
      return new Temporal(
          "(\\A i \\in 0..1 : WF_" + v.text() + "(" + a.text() + " /\\ x' = i))",
          Temporal.all(each).meaning());
    }
    if (dice.oneIn(6)) {
      // TLC evaluates a subscript after the action, which need not assign other variables.
      return Temporal.weak(action(true), dice.oneIn(8) ? subscript() : X);
    }
    return dice.oneIn(2)
        ? Temporal.weak(fairAction(), subscript())
        : Temporal.strong(fairAction(), subscript());
  }

  private Temporal property(int depth) {
    Temporal p = Temporal.state(predicate());
    Temporal q = Temporal.state(predicate());
    return switch (dice.below(depth > 0 ? 16 : 10)) {
      case 0, 1 -> Temporal.leadsTo(p, q);
      case 2 -> Temporal.always(Temporal.eventually(p));
      case 3 -> Temporal.eventually(Temporal.always(p));
      case 4 -> Temporal.eventually(p);
      case 5 -> Temporal.always(p);
      case 6 -> Temporal.alwaysStep(dice.pick(actions), subscript());
      case 7 -> Temporal.often(dice.pick(actions), subscript());
      case 8 -> Temporal.everBoxed(dice.pick(actions), subscript());
      case 9 ->
          Temporal.always(Temporal.eventually(Temporal.all(List.of(p, Temporal.eventually(q)))));
      case 10, 11 -> Temporal.implies(property(0), property(0));
      case 12 -> Temporal.all(List.of(property(0), property(depth - 1)));
      case 13 -> property(0).not();
      case 14 -> Temporal.implies(fairness(), property(0));
      default -> p;
    };
  }
}
