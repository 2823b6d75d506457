package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.List;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.Action;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.IContextEnumerator;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.coverage.CostModel;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * Takes a predicate of states apart: at conjunctions, at {@code \A} over constant sets, and at
 * definitions with constant arguments. Evaluated in their order, up to the first that is false, the
 * parts are what TLC does to the whole; but most of them read little.
 */
final class Conjuncts {
  private final WatchedTool tool;
  private final List<Action> found = new ArrayList<>();

  private Conjuncts(WatchedTool tool) {
    this.tool = tool;
  }

  static List<Action> of(WatchedTool tool, Action predicate) {
    Conjuncts conjuncts = new Conjuncts(tool);
    conjuncts.split(predicate.pred, predicate.con);
    return conjuncts.found;
  }

  private void split(SemanticNode node, Context context) {
    if (node instanceof LabelNode label) {
      split(label.getBody(), context);
    } else if (node instanceof OpApplNode application) {
      split(application, context);
    } else {
      found.add(new Action(node, context));
    }
  }

  private void split(OpApplNode node, Context context) {
    switch (BuiltInOPs.getOpCode(node.getOperator().getName())) {
      case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> {
        for (ExprOrOpArgNode conjunct : node.getArgs()) {
          split(conjunct, context);
        }
      }
      case ToolGlobals.OPCODE_bf -> {
        List<Context> contexts = contexts(node, context);
        if (contexts == null) {
          found.add(new Action(node, context));
        } else {
          contexts.forEach(each -> split(node.getArgs()[0], each));
        }
      }
      case 0 -> {
        Context bound = bound(node, context);
        if (bound == null) {
          found.add(new Action(node, context));
        } else {
          split(((OpDefNode) tool.lookup(node.getOperator(), context, false)).getBody(), bound);
        }
      }
      default -> found.add(new Action(node, context));
    }
  }

  /** The contexts of a {@code \A}; null if they depend on the state, or are too many to be told. */
  private List<Context> contexts(OpApplNode node, Context context) {
    for (SemanticNode bound : node.getBdedQuantBounds()) {
      if (!WatchedTool.isConstant(bound)) {
        return null;
      }
    }
    try {
      List<Context> all = new ArrayList<>();
      IContextEnumerator contexts =
          tool.contexts(node, context, TLCState.Empty, TLCState.Empty, EvalControl.Clear);
      for (Context c = contexts.nextElement(); c != null; c = contexts.nextElement()) {
        all.add(c);
      }
      return all;
    } catch (RuntimeException e) {
      // TLC says what is wrong with it when it evaluates the whole.
      return null;
    }
  }

  /** The arguments of a definition bound to its parameters; null if they are no constants. */
  private Context bound(OpApplNode node, Context context) {
    if (!(tool.lookup(node.getOperator(), context, false) instanceof OpDefNode definition)
        || BuiltInOPs.getOpCode(definition.getName()) != 0
        || definition.getBody() == null
        || definition.getInRecursive()) {
      return null;
    }
    FormalParamNode[] formals = definition.getParams();
    Context bound = context;
    for (int i = 0; i < formals.length; i++) {
      if (formals[i].getArity() != 0 || !WatchedTool.isConstant(node.getArgs()[i])) {
        return null;
      }
      try {
        Value value =
            tool.eval(
                node.getArgs()[i],
                context,
                TLCState.Empty,
                TLCState.Empty,
                EvalControl.Clear,
                CostModel.DO_NOT_RECORD);
        bound = bound.cons(formals[i], value);
      } catch (RuntimeException e) {
        return null;
      }
    }
    return bound;
  }
}
