package org.vfiospec.tlc.inside;

import java.util.HashSet;
import java.util.Set;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.value.IValue;
import util.UniqueString;

/**
 * A state whose reads are written down. A copy writes them down, too: a function or a set that TLC
 * evaluates later keeps a copy of the state that it is about.
 */
@SuppressWarnings("serial") // TLC's states are serializable, but only TLC's own are ever written.
final class WatchedState extends TLCState {
  /** What a state is in an evaluation. */
  enum Role {
    /** The state that is asked about, or that a step leaves. */
    SOURCE,
    /** The state that a step enters. */
    TARGET,
    /** The state that an action is just making. */
    SUCCESSOR
  }

  private final Watch watch;
  private final Frame frame;
  private final Role role;
  private final IValue[] values;

  /** What the values were made of the old ones by, where the old ones were not read for that. */
  private final Edit[] edits;

  private WatchedState(Watch watch, Frame frame, Role role, IValue[] values, Edit[] edits) {
    this.watch = watch;
    this.frame = frame;
    this.role = role;
    this.values = values;
    this.edits = edits;
  }

  /** A state without values. What it is read for is written down in {@code frame}, if any. */
  static WatchedState empty(Watch watch, Frame frame, Role role) {
    return new WatchedState(watch, frame, role, new IValue[vars.length], new Edit[vars.length]);
  }

  Frame frame() {
    return frame;
  }

  Role role() {
    return role;
  }

  boolean isUnbound(int location) {
    return values[location] == null;
  }

  /** What the value was made of the old one by; null if that was read, if it was needed. */
  Edit edit(int location) {
    return edits[location];
  }

  /** A value, which is not a read. */
  IValue peek(int location) {
    return values[location];
  }

  @Override
  public IValue lookup(UniqueString variable) {
    int location = variable.getVarLoc();
    if (location < 0) {
      return null;
    }
    IValue value = values[location];
    if (value != null && frame != null) {
      watch.read(this, location);
    }
    return value;
  }

  @Override
  public boolean containsKey(UniqueString variable) {
    return lookup(variable) != null;
  }

  @Override
  public TLCState bind(UniqueString variable, IValue value) {
    int location = variable.getVarLoc();
    values[location] = value;
    edits[location] = frame != null && role == Role.SUCCESSOR ? watch.takeEdit(location) : null;
    return this;
  }

  @Override
  public TLCState unbind(UniqueString variable) {
    int location = variable.getVarLoc();
    values[location] = null;
    edits[location] = null;
    return this;
  }

  @Override
  public TLCState bind(SymbolNode id, IValue value) {
    throw new UnsupportedOperationException("variables are bound by their names");
  }

  @Override
  public TLCState copy() {
    return new WatchedState(watch, frame, role, values.clone(), edits.clone());
  }

  @Override
  public TLCState deepCopy() {
    return copy();
  }

  @Override
  public StateVec addToVec(StateVec states) {
    return states.addElement(copy());
  }

  @Override
  public void deepNormalize() {
    for (IValue value : values) {
      if (value != null) {
        value.deepNormalize();
      }
    }
  }

  @Override
  public long fingerPrint() {
    throw new UnsupportedOperationException("states are told apart by their values' numbers");
  }

  @Override
  public boolean allAssigned() {
    for (IValue value : values) {
      if (value == null) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Set<OpDeclNode> getUnassigned() {
    Set<OpDeclNode> unassigned = new HashSet<>();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        unassigned.add(vars[i]);
      }
    }
    return unassigned;
  }

  @Override
  public TLCState createEmpty() {
    return empty(watch, watch.frame(), Role.SUCCESSOR);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      text.append("/\\ ").append(vars[i].getName()).append(" = ").append(values[i]).append('\n');
    }
    return text.toString();
  }

  @Override
  public String toString(TLCState lastState) {
    return toString();
  }
}
