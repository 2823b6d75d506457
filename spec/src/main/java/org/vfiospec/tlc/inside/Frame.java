package org.vfiospec.tlc.inside;

import java.util.BitSet;
import org.vfiospec.tlc.boundary.Columns;

/** One evaluation: what it reads of the states that it is about, in the order of the reads. */
final class Frame {
  private final ColumnTable columns;
  private final int[] source;
  private final int[] target;
  private final BitSet read = new BitSet();
  private final IntList codes = new IntList();
  private final IntList values = new IntList();
  private boolean open = true;
  private boolean whole;

  Frame(ColumnTable columns, int[] source, int[] target) {
    this.columns = columns;
    this.source = source;
    this.target = target;
  }

  /** The evaluation is over: what reads of its states now would be missing in its reads. */
  void close() {
    open = false;
  }

  /** Whether the evaluation is about a transition. */
  boolean isOfStep() {
    return target != null;
  }

  void readSource(int column) {
    record(Columns.source(column));
  }

  void readTarget(int column) {
    record(Columns.target(column));
  }

  /** Whether a variable is the same in both states; TLC fails if it cannot tell. */
  boolean readSame(int variable) {
    int code = Columns.same(variable);
    record(code);
    if (id(code) == Columns.INCOMPARABLE) {
      return columns
          .value(variable, source[variable])
          .equals(columns.value(variable, target[variable]));
    }
    return id(code) == Columns.EQUAL;
  }

  /** All that there is to read. */
  void readEverything() {
    whole = true;
    for (int v = 0; v < source.length; v++) {
      readSource(v);
      if (isOfStep()) {
        readTarget(v);
      }
    }
  }

  /** The id of a column's value, which is not a read. */
  int id(int code) {
    int column = Columns.column(code);
    return Columns.isSame(code)
        ? columns.compare(column, source[column], target[column])
        : columns.id(column, Columns.isTarget(code) ? target : source);
  }

  private void record(int code) {
    if (whole && !isOfStep()) {
      // What is made here is asked about in this one state alone, then and later.
      if (open) {
        note(code);
      }
      return;
    }
    if (!open) {
      throw new IllegalStateException("a value of an earlier evaluation reads its state only now");
    }
    note(code);
  }

  private void note(int code) {
    if (!isKnown(code)) {
      read.set(code);
      codes.add(code);
      values.add(id(code));
    }
  }

  /** Whether it has been read, or a column that it is a part of. */
  private boolean isKnown(int code) {
    if (Columns.isSame(code)) {
      return read.get(code);
    }
    boolean ofTarget = Columns.isTarget(code);
    for (int c = Columns.column(code); c >= 0; c = columns.parent(c)) {
      if (read.get(ofTarget ? Columns.target(c) : Columns.source(c))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a column is known to be there from what was read of the state that is asked about: it
   * was read, or what it is a part of, or a part of it.
   */
  boolean hasRead(int column) {
    if (id(Columns.source(column)) == Columns.ABSENT) {
      return false;
    }
    if (isKnown(Columns.source(column))) {
      return true;
    }
    for (int code : codes.toArray()) {
      if (!Columns.isTarget(code) && !Columns.isSame(code) && id(code) != Columns.ABSENT) {
        for (int c = Columns.column(code); c >= 0; c = columns.parent(c)) {
          if (c == column) {
            return true;
          }
        }
      }
    }
    return false;
  }

  int[] codes() {
    return codes.toArray();
  }

  int[] values() {
    return values.toArray();
  }
}
