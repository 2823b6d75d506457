package org.vfiospec.tlc.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tlc2.value.impl.Value;

/** Numbers the edits of variables, and says what comes of them. */
final class EditTable {
  private record Key(int variable, List<Integer> edit) {}

  private final ColumnTable columns;
  private final Map<Key, Integer> numbers = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();

  EditTable(ColumnTable columns) {
    this.columns = columns;
  }

  int number(int variable, Edit edit) {
    Key key = new Key(variable, edit.key());
    Integer known = numbers.putIfAbsent(key, edits.size());
    if (known == null) {
      keys.add(key);
      edits.add(edit);
      return edits.size() - 1;
    }
    return known;
  }

  /** The id of what an edit makes of a value of its variable. */
  int edited(int edit, int old) {
    ValueTable values = columns.values(keys.get(edit).variable());
    Value made = edits.get(edit).of(values.value(old));
    return values.intern(made);
  }
}
