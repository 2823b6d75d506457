package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.tlc.Step;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.IContextEnumerator;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;

/**
 * The next-state relation as named actions with arguments.
 *
 * <p>TLC takes the relation apart once, before it knows a state: at disjunctions, at {@code \E}
 * over constant sets and at calls with constant arguments. What it gives the innermost operator
 * reached is the action's name, and the operator's formal parameters are bound in the action's
 * context. Where a set or an argument depends on the state TLC stops; the rest of the way is gone
 * here, in every state anew, so that such steps have a name and arguments too. Of a {@link
 * Conjunction}, which TLC leaves whole, the first part of the way is gone here as well.
 */
final class NextRelation {
  private final Tool tool;
  private final StepTable steps;
  private final JdkValues values;
  private final List<NamedAction> constant = new ArrayList<>();
  private final List<Action> stateDependent = new ArrayList<>();
  private final Conjunction conjunction;

  /** The next-state relation of the specification that a tool has read. */
  NextRelation(Tool tool, StepTable steps, JdkValues values) {
    this(tool, tool.getActions(), steps, values);
  }

  /** Another relation, as far as TLC takes it apart. */
  NextRelation(Tool tool, Action[] actions, StepTable steps, JdkValues values) {
    this.tool = tool;
    this.steps = steps;
    this.values = values;
    this.conjunction = actions.length == 1 ? Conjunction.of(actions[0]) : null;
    for (Action action : conjunction == null ? List.of(actions) : parts(conjunction.first())) {
      if (action.pred instanceof OpApplNode call && divisible(call, action.con)) {
        stateDependent.add(action);
      } else {
        constant.add(named(action));
      }
    }
  }

  /** The actions that may be enabled in {@code state}. */
  List<NamedAction> actions(TLCState state) {
    if (stateDependent.isEmpty()) {
      return constant;
    }
    List<NamedAction> all = new ArrayList<>(constant);
    for (Action action : stateDependent) {
      divide(action, state, all);
    }
    return all;
  }

  /** The actions that are there in every state. */
  List<NamedAction> constant() {
    return constant;
  }

  /** Those that are divided further in each state. */
  List<Action> stateDependent() {
    return stateDependent;
  }

  /** The actions that one of {@link #stateDependent} consists of in a state. */
  List<NamedAction> divided(Action action, TLCState state) {
    List<NamedAction> parts = new ArrayList<>();
    divide(action, state, parts);
    return parts;
  }

  /** Takes an action apart as TLC does, as far as no state is needed for it. */
  private List<Action> parts(Action action) {
    List<Action> found = new ArrayList<>();
    addParts(action, found);
    return found;
  }

  private void addParts(Action action, List<Action> found) {
    int before = found.size();
    try {
      List<Action> parts =
          action.pred instanceof OpApplNode node && divisible(node, action.con) && isConstant(node)
              ? divide(action, node, TLCState.Empty)
              : null;
      if (parts == null) {
        found.add(action);
      } else {
        parts.forEach(part -> addParts(part, found));
      }
    } catch (RuntimeException | StackOverflowError e) {
      // As TLC does: what fails here fails again, and is told, in the state that it is asked in.
      found.subList(before, found.size()).clear();
      found.add(action);
    }
  }

  /** Whether the next division of a node is the same in all states. */
  private static boolean isConstant(OpApplNode node) {
    return switch (BuiltInOPs.getOpCode(node.getOperator().getName())) {
      case ToolGlobals.OPCODE_be ->
          Stream.of(node.getBdedQuantBounds()).allMatch(range -> range.getLevel() == 0);
      case ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor -> true;
      default -> Stream.of(node.getArgs()).allMatch(argument -> argument.getLevel() == 0);
    };
  }

  private boolean divisible(OpApplNode node, Context context) {
    int code = BuiltInOPs.getOpCode(node.getOperator().getName());
    return code == ToolGlobals.OPCODE_be
        || code == ToolGlobals.OPCODE_dl
        || code == ToolGlobals.OPCODE_lor
        || called(node, context) != null;
  }

  /** The user's operator that a node applies, or null if it applies a built-in one. */
  private OpDefNode called(OpApplNode node, Context context) {
    if (BuiltInOPs.getOpCode(node.getOperator().getName()) != 0) {
      return null;
    }
    return tool.lookup(node.getOperator(), context, false) instanceof OpDefNode definition
            && BuiltInOPs.getOpCode(definition.getName()) == 0
            && definition.getBody() != null
        ? definition
        : null;
  }

  private void divide(Action action, TLCState state, List<NamedAction> found) {
    if (!(action.pred instanceof OpApplNode node) || !divisible(node, action.con)) {
      found.add(named(action));
      return;
    }
    List<Action> parts = divide(action, node, state);
    if (parts == null) {
      found.add(
          new NamedAction(whole(action), steps.intern(name(called(node, action.con), List.of()))));
    } else {
      for (Action part : parts) {
        divide(part, state, found);
      }
    }
  }

  /** The parts of an action by its outermost operator; null if arguments are in the way. */
  private List<Action> divide(Action action, OpApplNode node, TLCState state) {
    OpDefNode definition = called(node, action.con);
    if (definition != null) {
      Context bound = bind(definition, node.getArgs(), action.con, state);
      return bound == null ? null : List.of(new Action(definition.getBody(), bound, definition));
    }
    List<Action> parts = new ArrayList<>();
    if (BuiltInOPs.getOpCode(node.getOperator().getName()) == ToolGlobals.OPCODE_be) {
      IContextEnumerator contexts =
          tool.contexts(node, action.con, state, TLCState.Empty, EvalControl.Clear);
      for (Context c = contexts.nextElement(); c != null; c = contexts.nextElement()) {
        parts.add(new Action(node.getArgs()[0], c, action.getOpDef()));
      }
    } else {
      for (ExprOrOpArgNode part : node.getArgs()) {
        parts.add(new Action(part, action.con, action.getOpDef()));
      }
    }
    return parts;
  }

  /** The action with what else the relation asks of it. */
  private Action whole(Action action) {
    return conjunction == null ? action : conjunction.with(action);
  }

  /**
   * The formal parameters bound to the arguments; null if these say something of the next state, or
   * are to say it (of {@code a' = 1} the argument is a variable, and no value), or are operators.
   */
  private Context bind(
      OpDefNode definition, ExprOrOpArgNode[] arguments, Context context, TLCState state) {
    FormalParamNode[] formals = definition.getParams();
    Context bound = context;
    for (int i = 0; i < formals.length; i++) {
      if (formals[i].getArity() != 0
          || arguments[i].getLevel() > (isPrimed(definition, i) ? 0 : 1)) {
        return null;
      }
      bound =
          bound.cons(
              formals[i],
              tool.eval(
                  arguments[i],
                  context,
                  state,
                  TLCState.Empty,
                  EvalControl.Clear,
                  CostModel.DO_NOT_RECORD));
    }
    return bound;
  }

  /** Whether a definition speaks of a parameter in the next state. */
  private static boolean isPrimed(OpDefNode definition, int parameter) {
    return definition.getMaxLevel(parameter) < 2;
  }

  private NamedAction named(Action action) {
    OpDefNode definition = action.getOpDef();
    if (definition == null) {
      return new NamedAction(
          whole(action), steps.intern(new Step(action.getName().toString(), List.of())));
    }
    List<Object> arguments = new ArrayList<>();
    for (FormalParamNode formal : definition.getParams()) {
      Object bound = action.con.lookup(formal);
      if (bound == null || formal.getArity() != 0) {
        return new NamedAction(whole(action), steps.intern(name(definition, List.of())));
      }
      arguments.add(values.of(bound));
    }
    return new NamedAction(whole(action), steps.intern(name(definition, arguments)));
  }

  private static Step name(OpDefNode definition, List<Object> arguments) {
    return new Step(definition.getName().toString(), arguments);
  }
}
