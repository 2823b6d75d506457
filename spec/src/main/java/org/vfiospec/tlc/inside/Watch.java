package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.vfiospec.tlc.boundary.Columns;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.TLCState;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Has the reads of the evaluation that is going on written down, if one is. */
final class Watch {
  private static final int NONE = -1;

  private final UniqueString[] variables;
  private final ColumnTable columns;

  /** The place of each of TLC's variables in our order. */
  private final int[] variableAt;

  private Frame frame;

  /** The edits that TLC was told of in this evaluation, by the variable. */
  private final List<Map.Entry<Integer, Edit>> told = new ArrayList<>();

  /** Where TLC keeps the variable that it is about to bind to an edit of its old value. */
  private int edited = NONE;

  private Edit edit;

  /** The expression whose value is known already, or null. */
  private SemanticNode known;

  private Value value;

  Watch(UniqueString[] variables, ColumnTable columns) {
    this.variables = variables;
    this.columns = columns;
    this.variableAt = new int[variables.length];
    for (int v = 0; v < variables.length; v++) {
      variableAt[variables[v].getVarLoc()] = v;
    }
  }

  Frame begin(int[] source, int[] target) {
    frame = new Frame(columns, source, target);
    edited = NONE;
    known = null;
    told.clear();
    return frame;
  }

  void end() {
    frame.close();
    frame = null;
  }

  /** The evaluation that is going on, or null. */
  Frame frame() {
    return frame;
  }

  ColumnTable columns() {
    return columns;
  }

  int variableAt(int location) {
    return variableAt[location];
  }

  /** A state of the evaluation that is going on. */
  WatchedState state(WatchedState.Role role, int[] row) {
    return bound(WatchedState.empty(this, frame, role), row);
  }

  /** A state that nobody watches. */
  TLCState unwatched(int[] row) {
    return bound(WatchedState.empty(this, null, WatchedState.Role.SOURCE), row);
  }

  private WatchedState bound(WatchedState state, int[] row) {
    for (int v = 0; v < variables.length; v++) {
      state.bind(variables[v], columns.values(v).value(row[v]));
    }
    return state;
  }

  void read(WatchedState state, int location) {
    Frame of = state.frame();
    switch (state.role()) {
      case SOURCE -> {
        if (edited != location || edit != Edit.NONE) {
          of.readSource(variableAt[location]);
        }
      }
      case TARGET -> of.readTarget(variableAt[location]);
      case SUCCESSOR -> {
        // What was made from reads that are written down tells nothing new; an edit was not.
        if (state.edit(location) != null) {
          of.readSource(variableAt[location]);
        }
      }
    }
  }

  /** The next look at this variable, and the binding that follows it, are UNCHANGED's. */
  void leave(int location) {
    edited = location;
    edit = Edit.NONE;
  }

  /** The expression that comes next is this edit of a variable's old value. */
  void expect(SemanticNode expr, int location, Edit made) {
    int variable = variableAt[location];
    told.add(Map.entry(variable, made));
    known = expr;
    value = made.of(columns.value(variable, frame.id(Columns.source(variable))));
    edited = location;
    edit = made;
  }

  /**
   * Reads what the edits that no successor is made by depend on. An edit that cannot be made fails
   * wherever it is needed; of these nothing would tell, and TLC fails where it evaluates them.
   *
   * @param isMade whether a successor has the variable's value from the edit
   */
  void readLost(BiPredicate<Integer, Edit> isMade) {
    for (Map.Entry<Integer, Edit> each : told) {
      int variable = each.getKey();
      if (!isMade.test(variable, each.getValue())) {
        for (Edit.Change change : each.getValue().changes()) {
          int code = Columns.source(change.column());
          frame.readSource(frame.id(code) == Columns.ABSENT ? variable : change.column());
        }
      }
    }
  }

  /** The value of an expression, if it was expected next. */
  Value takeValue(SemanticNode expr) {
    if (known != expr) {
      return null;
    }
    known = null;
    return value;
  }

  /** The edit that this binding is; null if it is none. */
  Edit takeEdit(int location) {
    Edit taken = edited == location ? edit : null;
    edited = NONE;
    return taken;
  }

  /** The code of the read of a variable in a state; -1 if it would be none of a column. */
  int code(WatchedState state, int location) {
    if (state.frame() == null || state.frame() != frame || state.isUnbound(location)) {
      return NONE;
    }
    int variable = variableAt[location];
    return switch (state.role()) {
      case SOURCE -> Columns.source(variable);
      case TARGET -> Columns.target(variable);
      case SUCCESSOR -> state.edit(location) == Edit.NONE ? Columns.source(variable) : NONE;
    };
  }

  /** The code of the part that a key selects from what another code reads. */
  int part(int code, Value key) {
    int column = columns.part(Columns.column(code), key);
    return Columns.isTarget(code) ? Columns.target(column) : Columns.source(column);
  }
}
