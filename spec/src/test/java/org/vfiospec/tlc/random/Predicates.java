package org.vfiospec.tlc.random;

/** Expressions that are true or false. */
final class Predicates {
  private final Dice dice;
  private final Expressions expressions;

  Predicates(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  String of(Scope scope, int depth) {
    return switch (dice.below(depth <= 0 ? 5 : 15)) {
      case 0, 1 -> compared(scope, depth - 1);
      case 2 ->
          "("
              + expressions.of(Type.INT, scope, depth - 1)
              + dice.pick(" < ", " <= ", " > ", " >= ")
              + expressions.of(Type.INT, scope, depth - 1)
              + ")";
      case 3 -> member(scope, depth - 1);
      case 4 -> withConstant(scope);
      case 5 -> joined(" /\\ ", scope, depth - 1);
      case 6, 7 -> joined(" \\/ ", scope, depth - 1);
      case 8 -> joined(dice.pick(" => ", " <=> "), scope, depth - 1);
      case 9 -> "(~" + of(scope, depth - 1) + ")";
      case 10, 11 -> quantified(scope, depth - 1);
      case 12 ->
          "("
              + expressions.of(Type.SET, scope, depth - 1)
              + " \\subseteq "
              + expressions.of(Type.SET, scope, depth - 1)
              + ")";
      case 13 -> lists(scope, depth - 1);
      default -> expressions.of(Type.BOOL, scope, depth - 1);
    };
  }

  private String compared(Scope scope, int depth) {
    Type type = dice.oneIn(8) ? dice.pick(Type.TABLE, Type.PAIR) : expressions.anyType();
    return "("
        + expressions.of(type, scope, depth)
        + dice.pick(" = ", " = ", " # ")
        + expressions.of(type, scope, depth)
        + ")";
  }

  /** What a guard is most often. */
  private String withConstant(Scope scope) {
    Type type = expressions.anyType();
    return "("
        + expressions.leaf(type, scope)
        + dice.pick(" = ", " # ")
        + expressions.literal(type)
        + ")";
  }

  private String member(Scope scope, int depth) {
    Type type = expressions.anyType();
    return "("
        + expressions.of(type, scope, depth)
        + dice.pick(" \\in ", " \\notin ")
        + expressions.sets().of(type, scope, depth)
        + ")";
  }

  private String joined(String operator, Scope scope, int depth) {
    return "(" + of(scope, depth) + operator + of(scope, depth) + ")";
  }

  private String lists(Scope scope, int depth) {
    String bullet = dice.pick("/\\ ", "\\/ ");
    return "(" + bullet + of(scope, depth) + " " + bullet + of(scope, depth) + ")";
  }

  private String quantified(Scope scope, int depth) {
    String name = dice.name("b");
    String other = dice.name("b");
    Type type = expressions.anyType();
    String quantifier = dice.pick("(\\A ", "(\\E ");
    if ((type == Type.INT || type == Type.NAME) && dice.oneIn(3)) {
      return quantifier
          + name
          + ", "
          + other
          + " \\in "
          + expressions.sets().of(type, scope, depth)
          + " : "
          + of(scope.withoutAt().with(name, type).with(other, type), depth)
          + ")";
    }
    return quantifier
        + name
        + " \\in "
        + expressions.sets().of(type, scope, depth)
        + " : "
        + of(scope.withoutAt().with(name, type), depth)
        + ")";
  }
}
