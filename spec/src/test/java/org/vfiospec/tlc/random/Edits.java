package org.vfiospec.tlc.random;

import java.util.ArrayList;
import java.util.List;

/** EXCEPT in its forms. */
final class Edits {
  private final Dice dice;
  private final Expressions expressions;

  Edits(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  /** Whether values of the type have parts that can be replaced. */
  static boolean has(Type type) {
    return switch (type) {
      case RECORD, COUNTS, PAIR, TABLE -> true;
      default -> false;
    };
  }

  /** An expression of a type, which has parts, that is {@code base} with some changes. */
  String of(Type type, String base, Scope scope, int depth) {
    Scope inside = scope.withoutAt();
    String based = based(type, base, scope, depth);
    List<String> changes = new ArrayList<>();
    for (int i = dice.pick(0, 0, 0, 1, 1, 2); i >= 0; i--) {
      changes.add(change(type, inside, depth));
    }
    return "[" + based + " EXCEPT " + String.join(", ", changes) + "]";
  }

  private String based(Type type, String base, Scope scope, int depth) {
    if (depth <= 0) {
      return base;
    }
    Scope inside = scope.withoutAt();
    String truth = expressions.truth(inside, depth - 1);
    return switch (dice.below(12)) {
      case 0 -> of(type, base, scope, depth - 1);
      case 1 ->
          "(IF " + truth + " THEN " + base + " ELSE " + of(type, base, scope, depth - 1) + ")";
      case 2 -> "(IF " + truth + " THEN " + of(type, base, scope, 0) + " ELSE " + base + ")";
      case 3 ->
          "(CASE "
              + truth
              + " -> "
              + base
              + " [] OTHER -> "
              + of(type, base, scope, depth - 1)
              + ")";
      case 4 -> {
        String name = dice.name("l");
        yield "(LET " + name + " == " + base + " IN " + name + ")";
      }
      case 5 -> "Same(" + base + ")";
      default -> base;
    };
  }

  private String change(Type type, Scope scope, int depth) {
    return switch (type) {
      case RECORD ->
          dice.oneIn(2)
              ? dice.pick("!.n", "![\"n\"]") + value(Type.INT, scope, depth)
              : "!.s" + value(Type.NAME, scope, depth);
      case COUNTS -> "!" + key(scope, depth) + value(Type.INT, scope, depth);
      case PAIR -> "![" + dice.pick("1", "2", "1 + 1") + "]" + value(Type.NAME, scope, depth);
      default -> ofTable(scope, depth);
    };
  }

  private String ofTable(Scope scope, int depth) {
    String key = "!" + key(scope, depth);
    return switch (dice.below(4)) {
      case 0 -> key + ".n" + value(Type.INT, scope, depth);
      case 1 -> key + dice.pick(".s", "[\"s\"]") + value(Type.NAME, scope, depth);
      case 2 -> key + value(Type.RECORD, scope, depth);
      default -> key + " = [@ EXCEPT " + change(Type.RECORD, scope, depth - 1) + "]";
    };
  }

  private String key(Scope scope, int depth) {
    return scope.isRisky() && dice.oneIn(12)
        ? "[0]"
        : "[" + expressions.of(Type.KEY, scope, Math.min(1, depth)) + "]";
  }

  private String value(Type type, Scope scope, int depth) {
    Scope inside = dice.oneIn(2) ? scope : scope.with(Scope.AT, type).with(Scope.AT, type);
    return " = " + expressions.of(type, inside, depth - 1);
  }
}
