package org.vfiospec.tlc.random;

import java.util.List;
import java.util.stream.Collectors;

/** Formulas that give variables their next values. */
final class Assignments {
  private final Dice dice;
  private final Expressions expressions;

  Assignments(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  /** A formula that gives each of these its next value, one after another. */
  String of(List<Variable> variables, Scope scope, int depth) {
    if (variables.isEmpty()) {
      return dice.oneIn(2) ? "TRUE" : expressions.condition(scope, 1);
    }
    if (depth > 0 && dice.oneIn(4)) {
      return divided(variables, scope, depth - 1);
    }
    if (variables.size() > 1 && dice.oneIn(4)) {
      return unchanged(variables);
    }
    Variable first = variables.get(0);
    Scope after = scope.with(first.name() + "'", first.type());
    String conjuncts = one(first, scope, depth);
    if (dice.oneIn(6)) {
      conjuncts += " /\\ " + constraint(first, after);
    }
    if (scope.isRisky() && dice.oneIn(40)) {
      conjuncts = "TRUE";
      after = scope;
    }
    List<Variable> rest = variables.subList(1, variables.size());
    return rest.isEmpty()
        ? "(" + conjuncts + ")"
        : "(" + conjuncts + " /\\ " + of(rest, after, depth) + ")";
  }

  private String constraint(Variable variable, Scope after) {
    String next = variable.name() + "'";
    return switch (dice.below(4)) {
      case 0 -> "(" + next + " # " + expressions.of(variable.type(), after, 1) + ")";
      case 1 -> "(" + next + " # " + variable.name() + ")";
      case 2 -> next + " \\in " + expressions.sets().of(variable.type(), after, 1);
      default -> expressions.condition(after, 1);
    };
  }

  private String divided(List<Variable> variables, Scope scope, int depth) {
    String name = dice.name("b");
    Type type = expressions.anyType();
    return switch (dice.below(7)) {
      case 0, 1 -> "(" + of(variables, scope, depth) + " \\/ " + of(variables, scope, depth) + ")";
      case 2 ->
          "(IF "
              + expressions.truth(scope, 1)
              + " THEN "
              + of(variables, scope, depth)
              + " ELSE "
              + of(variables, scope, depth)
              + ")";
      case 3 ->
          "(CASE "
              + expressions.truth(scope, 1)
              + " -> "
              + of(variables, scope, depth)
              + " [] OTHER -> "
              + of(variables, scope, depth)
              + ")";
      case 4 ->
          "(\\E "
              + name
              + " \\in "
              + expressions.sets().of(type, scope, 1)
              + " : "
              + of(variables, scope.with(name, type), depth)
              + ")";
      case 5 ->
          "(LET "
              + name
              + " == "
              + expressions.of(type, scope, 2)
              + " IN "
              + of(variables, scope.with(name, type), depth)
              + ")";
      default -> primedLet(variables, scope, depth);
    };
  }

  /** A definition that means what its variable is given only later. */
  private String primedLet(List<Variable> variables, Scope scope, int depth) {
    Variable first = variables.get(0);
    String name = dice.name("l");
    Scope after = scope.with(first.name() + "'", first.type()).with(name, first.type());
    return "(LET "
        + name
        + " == "
        + first.name()
        + "' IN "
        + one(first, scope, depth)
        + " /\\ "
        + of(variables.subList(1, variables.size()), after, depth)
        + ")";
  }

  private String unchanged(List<Variable> variables) {
    List<String> names = variables.stream().map(Variable::name).toList();
    return switch (dice.below(3)) {
      case 0 -> "UNCHANGED <<" + String.join(", ", names) + ">>";
      case 1 ->
          "UNCHANGED <<"
              + names.get(0)
              + ", <<"
              + String.join(", ", names.subList(1, names.size()))
              + ">>>>";
      default ->
          names.stream().map(n -> n + "' = " + n).collect(Collectors.joining(" /\\ ", "(", ")"));
    };
  }

  private String one(Variable variable, Scope scope, int depth) {
    String name = variable.name();
    Type type = variable.type();
    if (Edits.has(type) && dice.oneIn(2)) {
      return edited(variable, scope, depth);
    }
    return switch (dice.below(14)) {
      case 0 -> "UNCHANGED " + name;
      case 1 -> name + "' = " + name;
      case 2 -> "Keep(" + name + ")";
      case 3 -> "Give(" + name + ", " + expressions.of(type, scope, 2) + ")";
      case 4, 5 -> name + "' \\in " + expressions.sets().of(type, scope, 2);
      case 6 -> repeated(variable);
      case 7 -> ofElement(variable, scope);
      case 8 ->
          "("
              + name
              + "' = "
              + expressions.of(type, scope, 1)
              + " \\/ "
              + name
              + "' = "
              + expressions.of(type, scope, 1)
              + ")";
      case 9 ->
          "(IF "
              + expressions.truth(scope, 1)
              + " THEN "
              + name
              + "' = "
              + expressions.of(type, scope, 1)
              + " ELSE UNCHANGED "
              + name
              + ")";
      case 10 -> type == Type.INT ? ofInteger(variable, scope) : "UNCHANGED " + name;
      default -> name + "' = " + expressions.of(type, scope, 3);
    };
  }

  private String ofInteger(Variable variable, Scope scope) {
    String name = variable.name();
    String number = expressions.of(Type.INT, scope, 1);
    return switch (dice.below(3)) {
      case 0 -> "Down_" + name + "(" + number + ")";
      case 1 -> "I_" + name + "!Grow(" + number + ")";
      default -> "I_" + name + "!Keep";
    };
  }

  /** What was compared with a constant is given that constant. */
  private String repeated(Variable variable) {
    String literal = expressions.literal(variable.type());
    return "("
        + variable.name()
        + " = "
        + literal
        + " /\\ "
        + variable.name()
        + "' = "
        + literal
        + ")";
  }

  private String ofElement(Variable variable, Scope scope) {
    String name = dice.name("b");
    Type from = expressions.anyType();
    return "(\\E "
        + name
        + " \\in "
        + expressions.sets().of(from, scope, 1)
        + " : "
        + variable.name()
        + "' = "
        + expressions.of(variable.type(), scope.with(name, from), 2)
        + ")";
  }

  private String edited(Variable variable, Scope scope, int depth) {
    String name = variable.name();
    Type type = variable.type();
    if (type == Type.COUNTS || type == Type.TABLE) {
      Type part = type == Type.COUNTS ? Type.INT : Type.RECORD;
      String arguments =
          expressions.of(Type.KEY, scope, 1) + ", " + expressions.of(part, scope, 2) + ")";
      switch (dice.below(5)) {
        case 0 -> {
          return "Go_" + name + "(" + arguments;
        }
        case 1 -> {
          return name + "' = With(" + name + ", " + arguments;
        }
        default -> {}
      }
    }
    return name + "' = " + expressions.edits().of(type, name, scope, 2);
  }
}
