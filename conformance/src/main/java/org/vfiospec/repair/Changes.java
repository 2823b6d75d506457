package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes of some fields of a record of design choices. */
final class Changes {
  private Changes() {}

  /**
   * All changes of exactly so many fields, each a map from field to new value, in the order of the
   * fields and their values.
   *
   * @param choices the values that the fields have
   * @param allowed the fields that may change, with the values that they may have
   */
  static List<Map<String, Object>> of(
      Map<String, Object> choices, Map<String, Set<?>> allowed, int fields) {
    List<Map<String, Object>> found = new ArrayList<>();
    extend(
        choices, allowed, List.copyOf(allowed.keySet()), 0, fields, new LinkedHashMap<>(), found);
    return found;
  }

  private static void extend(
      Map<String, Object> choices,
      Map<String, Set<?>> allowed,
      List<String> fields,
      int from,
      int missing,
      Map<String, Object> changes,
      List<Map<String, Object>> found) {
    if (missing == 0) {
      found.add(new LinkedHashMap<>(changes));
      return;
    }
    for (int f = from; f < fields.size(); f++) {
      String field = fields.get(f);
      for (Object value : allowed.get(field)) {
        if (!value.equals(choices.get(field))) {
          changes.put(field, value);
          extend(choices, allowed, fields, f + 1, missing - 1, changes, found);
          changes.remove(field);
        }
      }
    }
  }

  /** The record after the changes. */
  static Map<String, Object> made(Map<String, Object> choices, Map<String, Object> changes) {
    Map<String, Object> made = new LinkedHashMap<>(choices);
    made.putAll(changes);
    return made;
  }
}
