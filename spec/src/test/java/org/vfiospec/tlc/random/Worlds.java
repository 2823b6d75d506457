package org.vfiospec.tlc.random;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a specification of a seed. All of a family define the same names, whether they are used or
 * not: {@link Bench} says why.
 */
final class Worlds {
  /** So many states there are at most, but for those that hardly change anything. */
  private static final int STATES = 1500;

  private final Dice dice;
  private final Expressions expressions;
  private final Family family;
  private final StringBuilder module = new StringBuilder();
  private final StringBuilder config = new StringBuilder();

  private Worlds(long seed) {
    this.dice = new Dice(seed);
    this.expressions = new Expressions(dice);
    this.family = Family.any(dice);
  }

  static World of(long seed) {
    return new Worlds(seed).made();
  }

  private World made() {
    List<Variable> variables = variables();
    Scope scope = Scope.of(variables, dice.oneIn(12));
    module.append("---- MODULE ").append(family.name()).append(" ----\n");
    module.append(Library.TEXT).append(family.declarations());
    config.append(Library.CONSTANTS).append("INIT Init\nNEXT Next\n");
    variables.forEach(this::operators);
    Scope complete = definitions(scope);
    initial(variables, complete);
    Actions actions = new Actions(dice, expressions, variables);
    module.append(actions.of(complete, family.step(dice)));
    Invariants invariants =
        new Invariants(dice, expressions, variables, actions.withoutParameters());
    int count = dice.pick(0, 1, 1, 2, 3);
    for (int i = 0; i < 3; i++) {
      module.append(invariants.of("Inv" + i, complete));
    }
    for (int i = 0; i < count; i++) {
      config.append("INVARIANT Inv").append(i).append('\n');
    }
    constraints(variables, complete);
    config.append("CHECK_DEADLOCK ").append(dice.oneIn(4) ? "TRUE\n" : "FALSE\n");
    List<String> observations = observations(complete);
    module.append("====\n");
    return new World(family.name(), module.toString(), config.toString(), observations);
  }

  private List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    int room = STATES;
    for (String name : family.names()) {
      int left = room;
      List<Type> fitting =
          List.of(Type.values()).stream()
              .filter(type -> type != Type.KEY && type.size() <= left)
              .toList();
      Type type = fitting.isEmpty() ? Type.BOOL : dice.pick(fitting);
      variables.add(new Variable(name, type));
      room /= type.size();
    }
    return variables;
  }

  /** Definitions of operators that change one variable, of which some suit its type. */
  private void operators(Variable variable) {
    module.append(
        """
        Go_@(u, c) == @' = [@ EXCEPT ![u] = c]
        RECURSIVE Down_@(_)
        Down_@(n) == IF n = 0 THEN @' = 0 ELSE (@' = n \\/ Down_@(n - 1))
        I_@ == INSTANCE Instanced WITH h <- @, K <- 3
        """
            .replace("@ EX", variable.name() + " EX")
            .replace("@", variable.name()));
  }

  /** Definitions of values that depend on the state, and perhaps on parameters. */
  private Scope definitions(Scope scope) {
    module.append("Keep(a) == UNCHANGED a\nGive(a, e) == a' = e\n");
    Scope complete = scope;
    for (int i = 0; i < 3; i++) {
      Type type = dice.oneIn(4) ? Type.BOOL : expressions.anyType();
      List<Type> parameters = dice.oneIn(3) ? List.of() : List.of(expressions.anyType());
      Operator operator = new Operator("Op" + i, parameters, type);
      Scope inside = parameters.isEmpty() ? complete : complete.with("a", parameters.get(0));
      module
          .append(operator.name())
          .append(parameters.isEmpty() ? "" : "(a)")
          .append(" == ")
          .append(expressions.of(type, inside, 3))
          .append('\n');
      complete = complete.with(operator);
    }
    module
        .append("J == INSTANCE Instanced WITH h <- ")
        .append(expressions.of(Type.INT, scope, 2))
        .append(", K <- 3\n");
    if (dice.oneIn(3)) {
      complete =
          complete
              .with(new Operator("J!Half", List.of(), Type.INT))
              .with(new Operator("J!Positive", List.of(), Type.BOOL));
    }
    return complete;
  }

  private void initial(List<Variable> variables, Scope scope) {
    Scope known = new Scope(List.of(), List.of(), scope.isRisky());
    module.append("Init ==\n").append(family.begin());
    for (Variable variable : variables) {
      module.append("  /\\ ").append(variable.name());
      switch (dice.below(5)) {
        case 0 ->
            module.append(" \\in ").append(expressions.sets().nonEmpty(variable.type(), known, 1));
        case 1 -> module.append(" = ").append(expressions.of(variable.type(), known, 2));
        default -> module.append(" = ").append(expressions.literal(variable.type()));
      }
      module.append('\n');
      known = known.with(variable.name(), variable.type());
    }
  }

  private void constraints(List<Variable> variables, Scope scope) {
    Scope both = scope;
    for (Variable variable : variables) {
      both = both.with(variable.name() + "'", variable.type());
    }
    String any = variables.get(0).name();
    define("Bound", any + " = " + any + " /\\ " + wide(scope));
    define("Allowed", any + "' = " + any + "' /\\ " + wide(both));
    if (dice.oneIn(5)) {
      config.append("CONSTRAINT Bound\n");
    }
    if (dice.oneIn(6)) {
      config.append("ACTION_CONSTRAINT Allowed\n");
    }
  }

  /** What is true more often than not. */
  private String wide(Scope scope) {
    return "("
        + expressions.truth(scope, 2)
        + " \\/ "
        + expressions.truth(scope, 1)
        + " \\/ "
        + expressions.truth(scope, 1)
        + ")";
  }

  private List<String> observations(Scope scope) {
    List<String> names = List.of("Seen0", "Seen1");
    for (String name : names) {
      define(name, expressions.of(expressions.anyType(), scope, 2));
    }
    return names.subList(0, dice.below(3));
  }

  private void define(String name, String body) {
    module.append(name).append(" == ").append(body).append('\n');
  }
}
