package org.vfiospec.tlc.inside;

import java.util.List;
import org.vfiospec.tlc.boundary.Columns;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.coverage.CostModel;
import tlc2.util.Context;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.Value;

/**
 * What is asked of a next value that an action has made of the old one by an {@link Edit}: a part
 * of it is what the edit put there, or else that part of the old value; and whether it differs from
 * the old value is whether what the edit put there does. So the old value need not be read whole.
 */
final class MadeParts {
  private final WatchedTool tool;
  private final Watch watch;

  MadeParts(WatchedTool tool, Watch watch) {
    this.tool = tool;
    this.watch = watch;
  }

  /** A variable of the successor that is being made, and what it was made by. */
  private record Made(int variable, Edit edit) {}

  /** A part of a next value, by its column. */
  private record Part(Made of, int column) {}

  /** The value of an expression that is a part of a next value; null if TLC has to say it. */
  Value part(SemanticNode expr, Context c, TLCState s0, TLCState s1, int control) {
    Part part = partOf(expr, c, s0, s1, control);
    return part == null ? null : valueOf(part);
  }

  private Part partOf(SemanticNode expr, Context c, TLCState s0, TLCState s1, int control) {
    if (!(expr instanceof OpApplNode application)) {
      return null;
    }
    ExprOrOpArgNode[] arguments = application.getArgs();
    switch (BuiltInOPs.getOpCode(application.getOperator().getName())) {
      case ToolGlobals.OPCODE_rs -> {
        Part whole = partOf(arguments[0], c, s0, s1, control);
        return whole == null ? null : key(whole, (Value) arguments[1].getToolObject(tool.getId()));
      }
      case ToolGlobals.OPCODE_fa -> {
        if (arguments.length != 2) {
          return null;
        }
        Part whole = partOf(arguments[0], c, s0, s1, control);
        return whole == null
            ? null
            : key(whole, tool.eval(arguments[1], c, s0, s1, control, CostModel.DO_NOT_RECORD));
      }
      case ToolGlobals.OPCODE_prime -> {
        return EvalControl.isEnabled(control) || s1 == null
            ? null
            : partOf(arguments[0], c, s1, null, control);
      }
      case 0 -> {
        return arguments.length == 0 ? named(application, c, s0, s1, control) : null;
      }
      default -> {
        return null;
      }
    }
  }

  private Part named(OpApplNode name, Context c, TLCState s0, TLCState s1, int control) {
    Object found = tool.found(name, c, control);
    if (found == name.getOperator()) {
      Made made = made(WatchedTool.location(name), s0);
      return made == null ? null : new Part(made, made.variable());
    }
    if (found instanceof LazyValue lazy) {
      return partOf(lazy.expr, lazy.con, s0, s1, control);
    }
    return found instanceof OpDefNode definition && WatchedTool.isExpanded(definition)
        ? partOf(definition.getBody(), c, s0, s1, control)
        : null;
  }

  /** What a variable of a state was made by; null if the state is none that is being made. */
  private Made made(int location, TLCState state) {
    return location >= 0
            && state instanceof WatchedState watched
            && watched.frame() != null
            && watched.frame() == watch.frame()
            && watched.role() == WatchedState.Role.SUCCESSOR
            && watched.edit(location) != null
        ? new Made(watch.variableAt(location), watched.edit(location))
        : null;
  }

  private Part key(Part whole, Value key) {
    return new Part(whole.of(), watch.columns().part(whole.column(), key));
  }

  private Value valueOf(Part part) {
    List<Edit.Change> changes = part.of().edit().changes();
    for (int i = changes.size() - 1; i >= 0; i--) {
      Edit.Change change = changes.get(i);
      if (isIn(part.column(), change.column())) {
        // An edit of what is not there is none.
        return watch.frame().hasRead(change.column()) ? within(change, part.column()) : null;
      }
      if (isIn(change.column(), part.column())) {
        return null;
      }
    }
    return tool.valueOf(Columns.source(part.column()));
  }

  /** Whether a column is another one, or a part of it. */
  private boolean isIn(int column, int whole) {
    for (int c = column; c >= 0; c = watch.columns().parent(c)) {
      if (c == whole) {
        return true;
      }
    }
    return false;
  }

  private Value within(Edit.Change change, int column) {
    int id = id(change, column);
    return id == Columns.ABSENT ? null : watch.columns().value(column, id);
  }

  private int id(Edit.Change change, int column) {
    if (column == change.column()) {
      return change.id();
    }
    int of = id(change, watch.columns().parent(column));
    return of == Columns.ABSENT ? Columns.ABSENT : watch.columns().partId(column, of);
  }

  /**
   * Whether the operands of a comparison, which are a variable and its next value, are the same;
   * null if they are not that, or if TLC has to say it.
   */
  Boolean same(OpApplNode comparison, Context c, TLCState s0, TLCState s1) {
    SymbolNode next = tool.getPrimedVar(comparison.getArgs()[0], c, false);
    SymbolNode old = tool.getVar(comparison.getArgs()[1], c, false, tool.getId());
    if (next == null || next != old) {
      return null;
    }
    Boolean ofStep = tool.same(comparison.getArgs()[1], c, s0, s1);
    if (ofStep != null) {
      return ofStep;
    }
    Made made = made(old.getName().getVarLoc(), s1);
    return made == null ? null : isSame(made.edit().changes());
  }

  private Boolean isSame(List<Edit.Change> changes) {
    for (Edit.Change change : changes) {
      for (Edit.Change other : changes) {
        if (change != other && isIn(change.column(), other.column())) {
          return null;
        }
      }
    }
    boolean same = true;
    for (Edit.Change change : changes) {
      Value old = tool.valueOf(Columns.source(change.column()));
      if (old == null) {
        return null;
      }
      try {
        same &= old.equals(change.value());
      } catch (RuntimeException e) {
        // TLC may fail to compare the two, or find a difference elsewhere first.
        return null;
      }
    }
    return same;
  }
}
