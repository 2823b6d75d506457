package org.vfiospec.tlc.inside;

import java.util.List;
import tla2sany.semantic.OpApplNode;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.value.impl.Value;
import tlc2.value.impl.ValueExcept;

/**
 * What an action makes of a variable's old value without a look at it: {@code [x EXCEPT ...]}.
 *
 * @param changes one after the other
 */
record Edit(List<Change> changes) {
  /** The variable stays as it is. */
  static final Edit NONE = new Edit(List.of());

  /**
   * One of the changes.
   *
   * @param path what selects the part that is replaced
   * @param column the column of this part
   * @param value what replaces it
   * @param id the number of this value, among those of this column
   * @param of the EXCEPT
   */
  record Change(Value[] path, int column, Value value, int id, OpApplNode of) {
    Value in(Value whole) {
      if (whole.select(path) == null) {
        MP.printWarning(
            EC.TLC_EXCEPT_APPLIED_TO_UNKNOWN_FIELD, new String[] {of.getArgs()[0].toString()});
        return whole;
      }
      return whole.takeExcept(new ValueExcept(path, value));
    }
  }

  /** The new value. */
  Value of(Value old) {
    Value made = old;
    for (Change change : changes) {
      made = change.in(made);
    }
    return made;
  }

  /** What tells it from others of the same variable. */
  List<Integer> key() {
    return changes.stream()
        .flatMap(change -> java.util.stream.Stream.of(change.column, change.id))
        .toList();
  }
}
