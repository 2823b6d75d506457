package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.boundary.Columns;
import tla2sany.semantic.AtNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.coverage.CostModel;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.Value;

/**
 * Recognizes the next value of a variable as an {@link Edit} of the old one, so that the old one
 * need not be read: through definitions, LET, IF and CASE, whose conditions TLC evaluates.
 */
final class Maker {
  private final WatchedTool tool;
  private final Watch watch;
  private final Map<SemanticNode, Boolean> usesAt = new IdentityHashMap<>();
  private int variable;
  private TLCState s0;
  private TLCState s1;

  Maker(WatchedTool tool, Watch watch) {
    this.tool = tool;
    this.watch = watch;
  }

  /** The edit that an expression is of a variable; null if it is none. */
  Edit edit(SemanticNode expr, Context c, int ofVariable, TLCState source, TLCState successor) {
    variable = ofVariable;
    s0 = source;
    s1 = successor;
    return edit(expr, c);
  }

  private Edit edit(SemanticNode node, Context c) {
    if (node instanceof LabelNode label) {
      return edit(label.getBody(), c);
    }
    if (node instanceof LetInNode let) {
      return edit(let.getBody(), bound(let, c));
    }
    if (!(node instanceof OpApplNode application)) {
      return null;
    }
    ExprOrOpArgNode[] arguments = application.getArgs();
    switch (BuiltInOPs.getOpCode(application.getOperator().getName())) {
      case ToolGlobals.OPCODE_exc -> {
        Edit base = edit(arguments[0], c);
        return base == null ? null : except(application, base, c);
      }
      case ToolGlobals.OPCODE_ite -> {
        return value(arguments[0], c) instanceof BoolValue condition
            ? edit(arguments[condition.val ? 1 : 2], c)
            : null;
      }
      case ToolGlobals.OPCODE_case -> {
        return ofCase(arguments, c);
      }
      case 0 -> {
        return ofDefinition(application, c);
      }
      default -> {
        return null;
      }
    }
  }

  private static Context bound(LetInNode let, Context context) {
    Context c = context;
    for (OpDefNode definition : let.getLets()) {
      if (definition.getArity() == 0) {
        c = c.cons(definition, new LazyValue(definition.getBody(), c, CostModel.DO_NOT_RECORD));
      }
    }
    return c;
  }

  private Edit ofCase(ExprOrOpArgNode[] arms, Context c) {
    for (ExprOrOpArgNode arm : arms) {
      ExprOrOpArgNode[] pair = ((OpApplNode) arm).getArgs();
      if (pair[0] == null) {
        return edit(pair[1], c);
      }
      if (!(value(pair[0], c) instanceof BoolValue condition)) {
        return null;
      }
      if (condition.val) {
        return edit(pair[1], c);
      }
    }
    return null;
  }

  private Edit ofDefinition(OpApplNode application, Context c) {
    Object found = tool.lookup(application.getOperator(), c, false);
    if (found == application.getOperator()) {
      boolean same =
          application.getArgs().length == 0
              && WatchedTool.location(application) >= 0
              && watch.variableAt(WatchedTool.location(application)) == variable;
      return same ? Edit.NONE : null;
    }
    if (found instanceof LazyValue lazy && application.getArgs().length == 0) {
      return edit(lazy.expr, lazy.con);
    }
    return found instanceof OpDefNode definition && WatchedTool.isExpanded(definition)
        ? edit(definition.getBody(), tool.getOpContext(definition, application.getArgs(), c, true))
        : null;
  }

  private Edit except(OpApplNode application, Edit base, Context c) {
    List<Edit.Change> changes = new ArrayList<>(base.changes());
    ExprOrOpArgNode[] arguments = application.getArgs();
    for (int i = 1; i < arguments.length; i++) {
      ExprOrOpArgNode[] pair = ((OpApplNode) arguments[i]).getArgs();
      ExprOrOpArgNode[] keys = ((OpApplNode) pair[0]).getArgs();
      Value[] path = new Value[keys.length];
      int code = Columns.source(variable);
      for (int k = 0; k < keys.length; k++) {
        path[k] = value(keys[k], c);
        code = watch.part(code, path[k]);
      }
      if (changes.isEmpty() && watch.frame().id(code) == Columns.ABSENT) {
        // TLC fails, and does not look at the right side.
        return null;
      }
      Context at = c;
      if (usesAt(pair[1])) {
        Value old = old(new Edit(changes), path, code);
        if (old == null) {
          return null;
        }
        at = c.cons(ToolGlobals.EXCEPT_AT, old);
      }
      Value made = value(pair[1], at);
      int column = Columns.column(code);
      changes.add(
          new Edit.Change(
              path, column, made, watch.columns().partValue(column, made), application));
    }
    return new Edit(List.copyOf(changes));
  }

  /** What {@code @} stands for; null if it stands for nothing. */
  private Value old(Edit before, Value[] path, int code) {
    if (before.changes().isEmpty()) {
      return tool.valueOf(code);
    }
    watch.frame().readSource(variable);
    Value whole = watch.columns().value(variable, watch.frame().id(Columns.source(variable)));
    return before.of(whole).select(path);
  }

  private boolean usesAt(SemanticNode node) {
    Boolean known = usesAt.get(node);
    if (known == null) {
      known = node instanceof AtNode;
      SemanticNode[] children = node.getChildren();
      if (!known && children != null) {
        for (SemanticNode child : children) {
          known |= child != null && usesAt(child);
        }
      }
      usesAt.put(node, known);
    }
    return known;
  }

  private Value value(SemanticNode node, Context c) {
    return tool.eval(node, c, s0, s1, EvalControl.Clear, CostModel.DO_NOT_RECORD);
  }
}
