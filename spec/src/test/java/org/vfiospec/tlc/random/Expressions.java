package org.vfiospec.tlc.random;

import java.util.List;

/**
 * Expressions of a type: the forms that there are for every type. Their values are always in the
 * type's domain, so whatever a variable is given, the state space is finite.
 */
final class Expressions {
  private final Dice dice;
  private final Forms forms;
  private final Predicates predicates;
  private final Sets sets;
  private final Edits edits;
  private final Faults faults;

  Expressions(Dice dice) {
    this.dice = dice;
    this.forms = new Forms(dice, this);
    this.predicates = new Predicates(dice, this);
    this.sets = new Sets(dice, this);
    this.edits = new Edits(dice, this);
    this.faults = new Faults(dice, this);
  }

  Sets sets() {
    return sets;
  }

  Edits edits() {
    return edits;
  }

  /** Any expression of a type, which is nested at most so deep. */
  String of(Type type, Scope scope, int depth) {
    if (scope.isRisky() && dice.oneIn(40)) {
      return faults.of(type, scope);
    }
    if (depth <= 0 || dice.oneIn(3)) {
      return leaf(type, scope);
    }
    if (dice.oneIn(2)) {
      return type == Type.BOOL ? predicates.of(scope, depth - 1) : forms.of(type, scope, depth - 1);
    }
    return general(type, scope, depth - 1);
  }

  /** A truth value: mostly not a constant one. */
  String truth(Scope scope, int depth) {
    return predicates.of(scope, depth);
  }

  /**
   * A conjunct of an action that gives no variable a value. TLC makes every successor once more for
   * each way in which one with quantifiers is true, so that most of those are made values.
   */
  String condition(Scope scope, int depth) {
    String truth = truth(scope, depth);
    boolean multiplies = truth.contains("\\E") || truth.contains("\\A");
    return multiplies && !dice.oneIn(8) ? "(TRUE = " + truth + ")" : truth;
  }

  String leaf(Type type, Scope scope) {
    List<String> terms = scope.terms(type);
    return !terms.isEmpty() && !dice.oneIn(4) ? dice.pick(terms) : forms.simple(type, scope);
  }

  /** A constant. */
  String literal(Type type) {
    return forms.literal(type);
  }

  Type anyType() {
    return dice.pick(Type.INT, Type.INT, Type.NAME, Type.RECORD, Type.COUNTS, Type.QUEUE, Type.SET);
  }

  private String general(Type type, Scope scope, int depth) {
    return switch (dice.below(13)) {
      case 0 -> conditional(type, scope, depth);
      case 1 -> cases(type, scope, depth);
      case 2 -> let(type, scope, depth);
      case 3 -> letWithParameter(type, scope, depth);
      case 4 -> choose(type, scope, depth);
      case 5 -> applied(type, scope, depth);
      case 6 -> "Twice(" + lambda(type, type, scope, depth) + ", " + of(type, scope, depth) + ")";
      case 7 -> functionOfNaturals(type, scope, depth);
      case 8 -> recursiveFunction(type, scope, depth);
      case 9 -> "<<" + of(type, scope, depth) + ", " + of(anyType(), scope, depth) + ">>[1]";
      case 10 -> "[a |-> " + of(type, scope, depth) + ", b |-> 0].a";
      case 11 -> functionOfKeys(type, scope, depth);
      default -> operator(type, scope, depth);
    };
  }

  private String conditional(Type type, Scope scope, int depth) {
    return "(IF "
        + truth(scope, depth)
        + " THEN "
        + of(type, scope, depth)
        + " ELSE "
        + of(type, scope, depth)
        + ")";
  }

  private String cases(Type type, Scope scope, int depth) {
    String arms =
        "(CASE "
            + truth(scope, depth)
            + " -> "
            + of(type, scope, depth)
            + " [] "
            + truth(scope, depth)
            + " -> "
            + of(type, scope, depth);
    return arms + " [] " + dice.pick("OTHER", "TRUE") + " -> " + of(type, scope, depth) + ")";
  }

  private String let(Type type, Scope scope, int depth) {
    String name = dice.name("l");
    Type bound = anyType();
    return "(LET "
        + name
        + " == "
        + of(bound, scope.withoutAt(), depth)
        + " IN "
        + of(type, scope.withoutAt().with(name, bound).with(name, bound), depth)
        + ")";
  }

  private String letWithParameter(Type type, Scope scope, int depth) {
    String name = dice.name("l");
    String parameter = dice.name("a");
    Type bound = anyType();
    Scope inside = scope.withoutAt();
    Operator operator = new Operator(name, List.of(bound), type);
    return "(LET "
        + name
        + "("
        + parameter
        + ") == "
        + of(type, inside.with(parameter, bound), depth)
        + " IN "
        + apply(operator, inside.with(operator), depth)
        + ")";
  }

  private String choose(Type type, Scope scope, int depth) {
    String name = dice.name("b");
    String set = sets.nonEmpty(type, scope, depth);
    return "Some("
        + set
        + ", LAMBDA "
        + name
        + " : "
        + truth(scope.withoutAt().with(name, type), depth)
        + ")";
  }

  private String lambda(Type from, Type to, Scope scope, int depth) {
    String name = dice.name("b");
    return "LAMBDA " + name + " : " + of(to, scope.withoutAt().with(name, from), depth);
  }

  private String applied(Type type, Scope scope, int depth) {
    Type from = anyType();
    return "Applied("
        + lambda(from, type, scope, depth)
        + ", "
        + of(from, scope.withoutAt(), depth)
        + ")";
  }

  private String functionOfNaturals(Type type, Scope scope, int depth) {
    String name = dice.name("b");
    return "[" + name + " \\in Nat |-> " + of(type, ranging(scope, name), depth) + "][3]";
  }

  /** The natural numbers are more than the small ones that a type has. */
  private static Scope ranging(Scope scope, String name) {
    return scope.withoutAt().with("(" + name + " % 3)", Type.INT);
  }

  private String recursiveFunction(Type type, Scope scope, int depth) {
    String name = dice.name("l");
    String at = dice.name("b");
    Scope inside = ranging(scope, at);
    return "(LET "
        + name
        + "["
        + at
        + " \\in "
        + dice.pick("Nat", "0..2")
        + "] == IF "
        + at
        + " = 0 THEN "
        + of(type, inside, depth)
        + " ELSE "
        + of(type, inside.with(name + "[" + at + " - 1]", type), depth)
        + " IN "
        + name
        + "["
        + of(Type.INT, scope.withoutAt(), depth)
        + "])";
  }

  private String functionOfKeys(Type type, Scope scope, int depth) {
    String name = dice.name("b");
    return "["
        + name
        + " \\in Keys |-> "
        + of(type, scope.withoutAt().with(name, Type.KEY), depth)
        + "]["
        + of(Type.KEY, scope, depth)
        + "]";
  }

  private String operator(Type type, Scope scope, int depth) {
    List<Operator> known = scope.operators(type);
    return known.isEmpty()
        ? conditional(type, scope, depth)
        : apply(dice.pick(known), scope, depth);
  }

  private String apply(Operator operator, Scope scope, int depth) {
    if (operator.parameters().isEmpty()) {
      return operator.name();
    }
    return operator.name()
        + operator.parameters().stream()
            .map(type -> of(type, scope, depth))
            .collect(java.util.stream.Collectors.joining(", ", "(", ")"));
  }
}
