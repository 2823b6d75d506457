package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.boundary.Claim;
import org.vfiospec.tlc.boundary.Violation;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SubstInNode;
import tlc2.tool.Action;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.Specs;
import tlc2.tool.ToolGlobals;
import tlc2.util.Context;

/**
 * Takes temporal properties apart as TLC does: into what initial states, all states and all steps
 * have to satisfy, and into what is left. TLC itself does it for all properties together, and does
 * not say what is of which.
 */
final class Claims {
  private final WatchedTool tool;
  private final TlcEvaluator evaluator;
  private final List<Action> initially = new ArrayList<>();
  private final List<Action> always = new ArrayList<>();
  private final List<Action> steps = new ArrayList<>();
  private final List<Action> temporal = new ArrayList<>();

  private Claims(WatchedTool tool, TlcEvaluator evaluator) {
    this.tool = tool;
    this.evaluator = evaluator;
  }

  static Claim of(String property, OpDefNode definition, WatchedTool tool, TlcEvaluator evaluator) {
    Claims claims = new Claims(tool, evaluator);
    try {
      claims.split(definition.getBody(), tlc2.util.List.Empty);
      return claims.claim(property);
    } catch (SpecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      // There are formulas that TLC does not take apart.
      throw new SpecException(
          definition.getLocation()
              + ": "
              + property
              + " cannot be checked: "
              + Failures.message(e));
    }
  }

  private void split(ExprNode formula, tlc2.util.List substitutions) {
    if (formula instanceof SubstInNode substitution) {
      split(substitution.getBody(), substitutions.cons(substitution));
    } else if (formula instanceof OpApplNode application) {
      split(application, substitutions);
    } else {
      byLevel(formula, substitutions);
    }
  }

  private void split(OpApplNode formula, tlc2.util.List substitutions) {
    ExprOrOpArgNode[] arguments = formula.getArgs();
    if (arguments.length == 0) {
      if (tool.lookup(formula.getOperator(), Context.Empty, false)
          instanceof OpDefNode definition) {
        split(definition.getBody(), substitutions);
      }
      // Else it is TRUE, which says nothing: TLC refuses everything else when it reads this.
      return;
    }
    switch (BuiltInOPs.getOpCode(formula.getOperator().getName())) {
      case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land ->
          Arrays.stream(arguments).forEach(part -> split((ExprNode) part, substitutions));
      case ToolGlobals.OPCODE_box -> box(formula, (ExprNode) arguments[0], substitutions);
      case ToolGlobals.OPCODE_nop -> split((ExprNode) arguments[0], substitutions);
      default -> byLevel(formula, substitutions);
    }
  }

  private void box(ExprNode formula, ExprNode body, tlc2.util.List substitutions) {
    if (body instanceof OpApplNode application
        && BuiltInOPs.getOpCode(application.getOperator().getName()) == ToolGlobals.OPCODE_sa) {
      steps.add(action(body, substitutions));
    } else if (level(body) < 2) {
      always.add(action(body, substitutions));
    } else {
      temporal.add(action(formula, substitutions));
    }
  }

  private void byLevel(ExprNode formula, tlc2.util.List substitutions) {
    (level(formula) <= 1 ? initially : temporal).add(action(formula, substitutions));
  }

  private int level(ExprNode formula) {
    return tool.getLevelBound(formula, Context.Empty, tool.getId());
  }

  private static Action action(ExprNode formula, tlc2.util.List substitutions) {
    return new Action(Specs.addSubsts(formula, substitutions), Context.Empty);
  }

  private Claim claim(String property) {
    return new Claim(
        property,
        initially.stream().mapToInt(this::ofState).toArray(),
        always.stream().flatMapToInt(each -> Arrays.stream(evaluator.conjuncts(each))).toArray(),
        steps.stream()
            .mapToInt(each -> evaluator.predicate((t, s, next) -> t.isValid(each, s, next)))
            .toArray(),
        temporal.isEmpty()
            ? new Violation[0]
            : new Violations(tool, evaluator, temporal.toArray(Action[]::new)).all());
  }

  private int ofState(Action predicate) {
    return evaluator.predicate((t, state, none) -> t.isValid(predicate, state));
  }
}
