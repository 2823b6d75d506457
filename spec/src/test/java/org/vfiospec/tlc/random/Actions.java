package org.vfiospec.tlc.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Definitions of actions, and the next-state relation that consists of them. */
final class Actions {
  private static final int MOST = 4;

  private final Dice dice;
  private final Expressions expressions;
  private final Assignments assignments;
  private final List<Variable> variables;
  private final List<Operator> defined = new ArrayList<>();

  Actions(Dice dice, Expressions expressions, List<Variable> variables) {
    this.dice = dice;
    this.expressions = expressions;
    this.assignments = new Assignments(dice, expressions);
    this.variables = variables;
  }

  /** The names of those that have no parameters. */
  List<String> withoutParameters() {
    return defined.stream().filter(a -> a.parameters().isEmpty()).map(Operator::name).toList();
  }

  /** Some definitions, and {@code Next}. */
  String of(Scope scope, String others) {
    StringBuilder text = new StringBuilder();
    int count = 1 + dice.below(MOST);
    for (int i = 0; i < count; i++) {
      text.append(definition("Act" + i, scope, others));
    }
    for (int i = count; i < MOST; i++) {
      text.append("Act").append(i).append(" == UNCHANGED vars\n");
    }
    List<String> disjuncts = new ArrayList<>();
    for (Operator action : dice.shuffled(defined)) {
      disjuncts.add(use(action, scope));
    }
    if (dice.oneIn(8)) {
      disjuncts.add(use(dice.pick(defined), scope));
    }
    return text
        + disjuncts.stream().collect(Collectors.joining("\n  \\/ ", "Next ==\n  \\/ ", "\n"));
  }

  private String definition(String name, Scope scope, String others) {
    List<Type> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Scope inside = scope;
    for (int i = dice.pick(0, 0, 1, 1, 2); i > 0; i--) {
      Type type = dice.pick(Type.KEY, Type.KEY, Type.INT, Type.NAME, Type.RECORD);
      String parameter = dice.name("a");
      types.add(type);
      names.add(parameter);
      inside = inside.with(parameter, type);
    }
    defined.add(new Operator(name, types, Type.BOOL));
    StringBuilder text = new StringBuilder(name);
    if (!names.isEmpty()) {
      text.append('(').append(String.join(", ", names)).append(')');
    }
    text.append(" ==\n");
    for (int guards = dice.pick(0, 1, 1, 2); guards > 0; guards--) {
      text.append("  /\\ ").append(expressions.condition(inside, 2)).append('\n');
    }
    text.append("  /\\ ").append(assignments.of(dice.shuffled(variables), inside, 2));
    text.append('\n');
    return others.isEmpty() ? text.toString() : text + "  /\\ " + others + "\n";
  }

  private String use(Operator action, Scope scope) {
    List<String> arguments = new ArrayList<>();
    StringBuilder bounds = new StringBuilder();
    for (Type type : action.parameters()) {
      if (dice.oneIn(4)) {
        arguments.add(expressions.of(type, scope, 2));
      } else {
        String name = dice.name("b");
        arguments.add(name);
        bounds
            .append("\\E ")
            .append(name)
            .append(" \\in ")
            .append(dice.oneIn(2) ? type.domain() : expressions.sets().of(type, scope, 2))
            .append(" : ");
      }
    }
    String applied =
        arguments.isEmpty()
            ? action.name()
            : action.name() + "(" + String.join(", ", arguments) + ")";
    String used = "(" + bounds + applied + ")";
    return switch (dice.below(10)) {
      case 0 -> "(IF " + expressions.truth(scope, 1) + " THEN " + used + " ELSE " + used + ")";
      case 1 -> "(" + expressions.condition(scope, 1) + " /\\ " + used + ")";
      case 2 -> "(LET z == " + expressions.of(Type.INT, scope, 1) + " IN z < 2 /\\ " + used + ")";
      default -> used;
    };
  }
}
