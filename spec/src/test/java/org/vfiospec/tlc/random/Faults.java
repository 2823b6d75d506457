package org.vfiospec.tlc.random;

/** Expressions that TLC cannot evaluate, or not in every state. */
final class Faults {
  private final Dice dice;
  private final Expressions expressions;

  Faults(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  String of(Type type, Scope scope) {
    String good = expressions.leaf(type, scope);
    return switch (dice.below(7)) {
      case 0 -> "[a |-> " + good + "].b";
      case 1 -> "<<" + good + ">>[" + expressions.leaf(Type.INT, scope) + "]";
      case 2 -> "(CASE " + expressions.truth(scope, 0) + " -> " + good + ")";
      case 3 -> {
        String name = dice.name("b");
        yield "(CHOOSE "
            + name
            + " \\in {"
            + good
            + "} : "
            + name
            + " # "
            + expressions.leaf(type, scope)
            + ")";
      }
      case 4 ->
          "(IF "
              + expressions.leaf(Type.INT, scope)
              + " = \"A\" THEN "
              + good
              + " ELSE "
              + good
              + ")";
      case 5 -> "Head(SubSeq(<<" + good + ">>, 1, " + expressions.leaf(Type.INT, scope) + "))";
      default -> expressions.leaf(expressions.anyType(), scope);
    };
  }
}
