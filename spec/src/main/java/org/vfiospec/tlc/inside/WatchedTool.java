package org.vfiospec.tlc.inside;

import org.vfiospec.tlc.boundary.Columns;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.LevelNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.TLCState;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.FastTool;
import tlc2.tool.impl.OpenTool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.Value;

/**
 * TLC's evaluator, which notices what the states alone would not tell: that a part of a variable is
 * read and not the whole, that UNCHANGED copies a variable without a look at it, that a variable is
 * only compared with itself in the next state, and what is known of a next value that was made of
 * the old one ({@link MadeParts}).
 */
final class WatchedTool extends OpenTool {
  private static final long serialVersionUID = 1;

  private static final int NONE = -1;

  private final transient Watch watch;
  private final transient Maker maker;
  private final transient MadeParts made;

  WatchedTool(FastTool tool, Watch watch) {
    super(tool);
    this.watch = watch;
    this.maker = new Maker(this, watch);
    this.made = new MadeParts(this, watch);
  }

  Watch watch() {
    return watch;
  }

  @Override
  protected void applying(OpApplNode expr, Context c) {
    if (watch.frame() != null) {
      Impure.refuse(this, expr, c);
    }
  }

  @Override
  protected void taking(OpApplNode pred, Context c, TLCState s0, TLCState s1) {
    if (BuiltInOPs.getOpCode(pred.getOperator().getName()) == OPCODE_eq
        && s1 instanceof WatchedState made
        && made.frame() != null) {
      SymbolNode variable = getPrimedVar(pred.getArgs()[0], c, false);
      int location = variable == null ? NONE : variable.getName().getVarLoc();
      if (location >= 0 && made.isUnbound(location)) {
        Edit edit = maker.edit(pred.getArgs()[1], c, watch.variableAt(location), s0, s1);
        if (edit != null) {
          watch.expect(pred.getArgs()[1], location, edit);
        }
      }
    }
  }

  @Override
  protected Value ready(SemanticNode expr) {
    return watch.takeValue(expr);
  }

  @Override
  protected void leaving(SemanticNode expr, Context c, TLCState s1) {
    if (s1 instanceof WatchedState made && made.frame() != null) {
      SymbolNode variable = getVar(expr, c, false, getId());
      if (variable != null && made.isUnbound(variable.getName().getVarLoc())) {
        watch.leave(variable.getName().getVarLoc());
      }
    }
  }

  @Override
  protected Value shortcut(
      OpApplNode expr, Context c, TLCState s0, TLCState s1, int control, CostModel cm) {
    if (watch.frame() == null) {
      return null;
    }
    switch (BuiltInOPs.getOpCode(expr.getOperator().getName())) {
      case OPCODE_rs, OPCODE_fa -> {
        if (!isPart(expr, c, s0, s1, control)) {
          return made.part(expr, c, s0, s1, control);
        }
        int code = code(expr, c, s0, s1, control, cm);
        return code == NONE ? null : valueOf(code);
      }
      case OPCODE_unchanged -> {
        Boolean same = same(expr.getArgs()[0], c, s0, s1);
        return same == null ? null : truth(same);
      }
      case OPCODE_eq -> {
        Boolean same = made.same(expr, c, s0, s1);
        return same == null ? null : truth(same);
      }
      case OPCODE_noteq -> {
        Boolean same = made.same(expr, c, s0, s1);
        return same == null ? null : truth(!same);
      }
      case OPCODE_aa, OPCODE_sa -> {
        return subscripted(expr, c, s0, s1, control, cm);
      }
      default -> {
        return null;
      }
    }
  }

  private static Value truth(boolean value) {
    return value ? BoolValue.ValTrue : BoolValue.ValFalse;
  }

  /** [A]_v and {@code <A>_v}, as TLC evaluates them: A first. */
  private Value subscripted(
      OpApplNode expr, Context c, TLCState s0, TLCState s1, int control, CostModel cm) {
    if (!isStep(s0, s1) || !isTupleOfVariables(expr.getArgs()[1], c)) {
      return null;
    }
    boolean box = BuiltInOPs.getOpCode(expr.getOperator().getName()) == OPCODE_sa;
    if (!(eval(expr.getArgs()[0], c, s0, s1, control, cm) instanceof BoolValue action)) {
      return null;
    }
    if (action.val == box) {
      return truth(box);
    }
    return truth(same(expr.getArgs()[1], c, s0, s1) == box);
  }

  /** Whether these are the two states of the transition that is evaluated. */
  private boolean isStep(TLCState s0, TLCState s1) {
    return s0 instanceof WatchedState source
        && s1 instanceof WatchedState target
        && source.frame() == watch.frame()
        && target.frame() == watch.frame()
        && source.role() == WatchedState.Role.SOURCE
        && target.role() == WatchedState.Role.TARGET;
  }

  /**
   * Whether variables have the same values in both states of a transition; null if it is none, or
   * these are no variables.
   */
  Boolean same(SemanticNode expr, Context c, TLCState s0, TLCState s1) {
    if (!isStep(s0, s1) || !isTupleOfVariables(expr, c)) {
      return null;
    }
    for (int variable : variables(expr, c)) {
      if (!watch.frame().readSame(variable)) {
        return false;
      }
    }
    return true;
  }

  boolean isTupleOfVariables(SemanticNode expr, Context c) {
    return collect(expr, c, new IntList());
  }

  /** The variables, in our order's numbers, of an expression that {@link #isTupleOfVariables}. */
  int[] variables(SemanticNode expr, Context c) {
    IntList found = new IntList();
    collect(expr, c, found);
    return found.toArray();
  }

  private boolean collect(SemanticNode expr, Context c, IntList found) {
    SymbolNode variable = getVar(expr, c, false, getId());
    if (variable != null) {
      int location = variable.getName().getVarLoc();
      if (location < 0) {
        return false;
      }
      found.add(watch.variableAt(location));
      return true;
    }
    if (!(expr instanceof OpApplNode node)) {
      return false;
    }
    int code = BuiltInOPs.getOpCode(node.getOperator().getName());
    if (code == OPCODE_tup) {
      for (ExprOrOpArgNode part : node.getArgs()) {
        if (!collect(part, c, found)) {
          return false;
        }
      }
      return true;
    }
    return code == 0
        && node.getArgs().length == 0
        && lookup(node.getOperator(), c, false) instanceof OpDefNode definition
        && BuiltInOPs.getOpCode(definition.getName()) == 0
        && definition.getBody() != null
        && collect(definition.getBody(), c, found);
  }

  /** Whether it is a field, or a value of a function, and so on, of a variable that can be read. */
  private boolean isPart(
      SemanticNode expr, Context context, TLCState s0, TLCState s1, int evaluation) {
    SemanticNode node = expr;
    Context c = context;
    TLCState state = s0;
    while (node instanceof OpApplNode application) {
      ExprOrOpArgNode[] arguments = application.getArgs();
      switch (BuiltInOPs.getOpCode(application.getOperator().getName())) {
        case OPCODE_rs -> node = arguments[0];
        case OPCODE_fa -> {
          if (arguments.length != 2) {
            return false;
          }
          node = arguments[0];
        }
        case OPCODE_prime -> {
          if (EvalControl.isEnabled(evaluation) || state != s0 || s1 == null) {
            return false;
          }
          node = arguments[0];
          state = s1;
        }
        case 0 -> {
          if (arguments.length != 0) {
            return false;
          }
          Object found = found(application, c, evaluation);
          if (found == application.getOperator()) {
            return location(application) >= 0
                && state instanceof WatchedState watched
                && watch.code(watched, location(application)) != NONE;
          }
          if (found instanceof LazyValue lazy) {
            node = lazy.expr;
            c = lazy.con;
          } else if (found instanceof OpDefNode definition && isExpanded(definition)) {
            node = definition.getBody();
          } else {
            return false;
          }
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  Object found(OpApplNode application, Context c, int evaluation) {
    boolean variable = application.getOperator().getKind() == ASTConstants.VariableDeclKind;
    return lookup(application.getOperator(), c, variable && EvalControl.isPrimed(evaluation));
  }

  /** Whether a definition can be replaced by its body. */
  static boolean isExpanded(OpDefNode definition) {
    return BuiltInOPs.getOpCode(definition.getName()) == 0
        && definition.getBody() != null
        && !definition.getInRecursive();
  }

  /** Where TLC keeps the variable that is applied; -1 if it is none. */
  static int location(OpApplNode application) {
    return application.getOperator().getKind() == ASTConstants.VariableDeclKind
        ? application.getOperator().getName().getVarLoc()
        : NONE;
  }

  /**
   * The code of the read that an expression is which {@link #isPart}; -1 if what TLC would do is
   * none, because the part is not there.
   */
  private int code(
      SemanticNode node, Context c, TLCState s0, TLCState s1, int control, CostModel cm) {
    OpApplNode application = (OpApplNode) node;
    ExprOrOpArgNode[] arguments = application.getArgs();
    switch (BuiltInOPs.getOpCode(application.getOperator().getName())) {
      case OPCODE_rs -> {
        int whole = code(arguments[0], c, s0, s1, control, cm);
        return whole == NONE ? NONE : part(whole, (Value) arguments[1].getToolObject(getId()));
      }
      case OPCODE_fa -> {
        int whole = code(arguments[0], c, s0, s1, control, cm);
        return whole == NONE ? NONE : part(whole, eval(arguments[1], c, s0, s1, control, cm));
      }
      case OPCODE_prime -> {
        return code(arguments[0], c, s1, null, control, cm);
      }
      default -> {
        Object found = found(application, c, control);
        if (found instanceof LazyValue lazy) {
          return code(lazy.expr, lazy.con, s0, s1, control, cm);
        }
        return found instanceof OpDefNode definition
            ? code(definition.getBody(), c, s0, s1, control, cm)
            : watch.code((WatchedState) s0, location(application));
      }
    }
  }

  private int part(int whole, Value key) {
    int code = watch.part(whole, key);
    if (watch.frame().id(code) == Columns.ABSENT) {
      // Absence decides what TLC does next, so it is a read, too.
      valueOf(code);
      return NONE;
    }
    return code;
  }

  /** Reads, and gives what was read; null if there is nothing. */
  Value valueOf(int code) {
    int column = Columns.column(code);
    if (Columns.isTarget(code)) {
      watch.frame().readTarget(column);
    } else {
      watch.frame().readSource(column);
    }
    int id = watch.frame().id(code);
    return id == Columns.ABSENT ? null : watch.columns().value(column, id);
  }

  /** Whether an action is true of a step. */
  boolean isTrue(SemanticNode action, Context c, TLCState s0, TLCState s1) {
    return TlcEvaluator.truth(this, action, c, s0, s1);
  }

  /** The level of an expression, for what is known to be constant. */
  static boolean isConstant(SemanticNode node) {
    return node instanceof LevelNode level && level.levelChecked != 0 && level.getLevel() == 0;
  }
}
