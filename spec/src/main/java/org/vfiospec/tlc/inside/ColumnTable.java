package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.boundary.Columns;
import tlc2.value.impl.FcnLambdaValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/** The columns that evaluations read, with the distinct values of each. */
final class ColumnTable {
  private static final int VARIABLE = -1;

  /** A part is known by the column that it is a part of, and by the number of its key. */
  private record Part(int parent, int key) {}

  private final List<Column> columns = new ArrayList<>();
  private final Map<Part, Integer> parts = new HashMap<>();
  private final ValueTable keys = new ValueTable();
  private final int variables;

  private static final class Column {
    private final int parent;
    private final Value key;
    private final ValueTable values = new ValueTable();
    private final IntList ofParents = new IntList();

    Column(int parent, Value key) {
      this.parent = parent;
      this.key = key;
    }
  }

  ColumnTable(int variables) {
    this.variables = variables;
    for (int v = 0; v < variables; v++) {
      columns.add(new Column(VARIABLE, null));
    }
  }

  int parent(int column) {
    return columns.get(column).parent;
  }

  /** The column of the part that a key selects. */
  int part(int parent, Value key) {
    return parts.computeIfAbsent(
        new Part(parent, keys.intern(key)),
        part -> {
          columns.add(new Column(parent, key));
          return columns.size() - 1;
        });
  }

  /** The id of a part, or {@link Columns#ABSENT}. */
  int partId(int column, int parentValue) {
    Column part = columns.get(column);
    if (part.parent >= variables && parentValue == Columns.ABSENT) {
      return Columns.ABSENT;
    }
    while (part.ofParents.size() <= parentValue) {
      part.ofParents.add(-1);
    }
    int known = part.ofParents.get(parentValue);
    if (known < 0) {
      Value selected = selected(value(part.parent, parentValue), part.key);
      known = selected == null ? Columns.ABSENT : 1 + part.values.intern(selected);
      part.ofParents.set(parentValue, known);
    }
    return known;
  }

  /** The id of a column's value in a state. */
  int id(int column, int[] row) {
    return column < variables ? row[column] : partId(column, id(parent(column), row));
  }

  /** The value of that id. */
  Value value(int column, int id) {
    return columns.get(column).values.value(column < variables ? id : id - 1);
  }

  /** The id of a value of a part. */
  int partValue(int column, Value value) {
    return 1 + columns.get(column).values.intern(value);
  }

  /** How the values of two ids compare. */
  int compare(int variable, int one, int other) {
    if (one == other) {
      return Columns.EQUAL;
    }
    try {
      // They are not equal, but TLC may fail to find that out.
      return value(variable, one).equals(value(variable, other))
          ? Columns.EQUAL
          : Columns.DIFFERENT;
    } catch (RuntimeException e) {
      return Columns.INCOMPARABLE;
    }
  }

  /** The values of a variable. */
  ValueTable values(int variable) {
    return columns.get(variable).values;
  }

  /** What {@code whole[key]} is, or null if TLC has to say what comes of it. */
  private static Value selected(Value whole, Value key) {
    Value plain = whole instanceof FcnLambdaValue function ? function.toFcnRcd() : whole;
    if (plain instanceof RecordValue record) {
      return key instanceof StringValue ? record.select(key) : null;
    }
    if (plain instanceof TupleValue tuple) {
      return key instanceof IntValue ? tuple.select(key) : null;
    }
    if (plain instanceof FcnRcdValue function) {
      try {
        return function.select(key);
      } catch (RuntimeException e) {
        // The key cannot be compared with the domain: that is TLC's to tell.
        return null;
      }
    }
    return null;
  }
}
