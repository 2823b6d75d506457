package org.vfiospec.tlc.random;

import java.util.ArrayList;
import java.util.List;

/** Sets of values of a type; TLC keeps many of them as what they are made by. */
final class Sets {
  private final Dice dice;
  private final Expressions expressions;

  Sets(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  String of(Type type, Scope scope, int depth) {
    if (type == Type.INT && dice.oneIn(2)) {
      return expressions.of(Type.SET, scope, depth);
    }
    if (depth <= 0 || dice.oneIn(3)) {
      return dice.oneIn(2) ? few(type, scope, depth) : type.domain();
    }
    return switch (dice.below(6)) {
      case 0 -> filtered(type, of(type, scope, depth - 1), scope, depth - 1);
      case 1 -> image(type, scope, depth - 1);
      case 2 -> "(" + of(type, scope, depth - 1) + " \\cup " + few(type, scope, depth - 1) + ")";
      case 3 -> "(" + of(type, scope, depth - 1) + " \\ " + few(type, scope, depth - 1) + ")";
      case 4 ->
          "(IF "
              + expressions.truth(scope, depth - 1)
              + " THEN "
              + of(type, scope, depth - 1)
              + " ELSE "
              + few(type, scope, depth - 1)
              + ")";
      default -> special(type, scope, depth - 1);
    };
  }

  /** A set that has elements, whatever the state is. */
  String nonEmpty(Type type, Scope scope, int depth) {
    return dice.oneIn(3)
        ? type.domain()
        : "(" + of(type, scope, depth) + " \\cup {" + expressions.leaf(type, scope) + "})";
  }

  /** A set of small numbers. */
  String small(Scope scope, int depth) {
    return switch (dice.below(3)) {
      case 0 -> "(Ints \\cap " + combined(scope, depth) + ")";
      case 1 -> combined(scope, depth);
      default ->
          dice.oneIn(2)
              ? filtered(Type.INT, "Ints", scope, depth)
              : "(0.." + expressions.of(Type.INT, scope, depth) + ")";
    };
  }

  private String combined(Scope scope, int depth) {
    String left = expressions.of(Type.SET, scope, depth);
    return switch (dice.below(4)) {
      case 0 -> "(" + left + " \\cup " + expressions.of(Type.SET, scope, depth) + ")";
      case 1 -> "(" + left + " \\ {" + expressions.of(Type.INT, scope, depth) + "})";
      case 2 -> "UNION {" + left + ", " + expressions.of(Type.SET, scope, depth) + "}";
      default -> image(Type.INT, scope, depth);
    };
  }

  private String few(Type type, Scope scope, int depth) {
    List<String> elements = new ArrayList<>();
    for (int i = dice.below(3); i >= 0; i--) {
      elements.add(expressions.of(type, scope, depth - 1));
    }
    return "{" + String.join(", ", elements) + "}";
  }

  private String filtered(Type type, String set, Scope scope, int depth) {
    String name = dice.name("b");
    return "{"
        + name
        + " \\in "
        + set
        + " : "
        + expressions.truth(scope.withoutAt().with(name, type), depth)
        + "}";
  }

  private String image(Type type, Scope scope, int depth) {
    String name = dice.name("b");
    Type from = dice.pick(Type.INT, Type.NAME, Type.KEY, Type.RECORD);
    return "{"
        + expressions.of(type, scope.withoutAt().with(name, from), depth)
        + " : "
        + name
        + " \\in "
        + of(from, scope, depth)
        + "}";
  }

  private String special(Type type, Scope scope, int depth) {
    return switch (type) {
      case INT -> {
        String name = dice.name("b");
        yield dice.oneIn(2)
            ? "DOMAIN [" + name + " \\in Ints |-> 0]"
            : "{Len(" + name + ") : " + name + " \\in " + of(Type.QUEUE, scope, depth) + "}";
      }
      case RECORD ->
          "[n : " + of(Type.INT, scope, depth) + ", s : " + of(Type.NAME, scope, depth) + "]";
      case COUNTS -> "[Keys -> " + of(Type.INT, scope, depth) + "]";
      case SET -> "(SUBSET " + expressions.of(Type.SET, scope, depth) + ")";
      default -> few(type, scope, depth);
    };
  }
}
