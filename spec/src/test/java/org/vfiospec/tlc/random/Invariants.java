package org.vfiospec.tlc.random;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Definitions of predicates of states: conjunctions whose order matters, now and then. */
final class Invariants {
  private static final Pattern MENTIONED = Pattern.compile("\\bv\\d");

  private final Dice dice;
  private final Expressions expressions;
  private final List<Variable> variables;
  private final List<String> actions;

  /**
   * For a specification.
   *
   * @param actions the names of actions, for ENABLED
   */
  Invariants(Dice dice, Expressions expressions, List<Variable> variables, List<String> actions) {
    this.dice = dice;
    this.expressions = expressions;
    this.variables = variables;
    this.actions = actions;
  }

  String of(String name, Scope scope) {
    return name
        + "_part(a) == "
        + ofState(part(scope))
        + "\n"
        + name
        + " == "
        + ofState(body(name, scope))
        + "\n";
  }

  /** TLC wants no invariant that is constant, and does not see all that a LAMBDA mentions. */
  private String ofState(String text) {
    String variable = variables.get(0).name();
    boolean seen = MENTIONED.matcher(text).find() && !text.contains("LAMBDA");
    return seen ? text : variable + " = " + variable + " /\\ " + text;
  }

  private String part(Scope scope) {
    return expressions.truth(scope.with("a", Type.INT), 2);
  }

  private String body(String name, Scope scope) {
    String simple = expressions.truth(scope, 3);
    return switch (dice.below(9)) {
      case 0 -> types();
      case 1 -> "(" + types() + " /\\ " + simple + ")";
      case 2 -> "\\A z \\in Ints : " + name + "_part(z)";
      case 3 -> "(" + name + "_part(1) /\\ " + name + "_part(0))";
      case 4 -> simple;
      case 5 -> guarded(scope);
      case 6 -> "\\A z \\in Keys : " + expressions.truth(scope.with("z", Type.KEY), 3);
      case 7 -> enabled(simple);
      default ->
          "\n  /\\ "
              + types()
              + "\n  /\\ \\A z \\in Ints : \\E y \\in Names : ("
              + expressions.truth(scope.with("z", Type.INT).with("y", Type.NAME), 2)
              + " \\/ "
              + name
              + "_part(z))"
              + "\n  /\\ "
              + simple;
    };
  }

  private String types() {
    return variables.stream()
        .map(v -> v.name() + " \\in " + v.type().domain())
        .collect(Collectors.joining(" /\\ ", "(", ")"));
  }

  /** The second conjunct is an error in some of the states in which the first is false. */
  private String guarded(Scope scope) {
    String queue = expressions.of(Type.QUEUE, scope, 1);
    String set = expressions.of(Type.SET, scope, 1);
    return dice.oneIn(2)
        ? "(Len("
            + queue
            + ") > 0 /\\ Head("
            + queue
            + ") # "
            + expressions.leaf(Type.NAME, scope)
            + ")"
        : "(" + set + " # {} /\\ (CHOOSE z \\in " + set + " : TRUE) < 2)";
  }

  private String enabled(String simple) {
    return actions.isEmpty()
        ? simple
        : "((ENABLED " + dice.pick(actions) + ") " + dice.pick("\\/ ", "=> ") + simple + ")";
  }
}
