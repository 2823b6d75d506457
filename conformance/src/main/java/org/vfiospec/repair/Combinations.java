package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes that are each good for some properties, taken together so that they may do for all. */
final class Combinations {
  private Combinations() {}

  /**
   * For every property one change that makes it hold, in all ways that agree on every field, the
   * smallest first. There are none if no change does for some property.
   *
   * @param violated the properties
   * @param left for each change alone what it leaves violated
   */
  static List<Map<String, Object>> of(
      List<String> violated, Map<Map<String, Object>, ? extends Set<String>> left) {
    Set<Map<String, Object>> combined = new LinkedHashSet<>();
    combined.add(Map.of());
    for (String property : violated) {
      Set<Map<String, Object>> further = new LinkedHashSet<>();
      for (Map<String, Object> changes : combined) {
        left.forEach(
            (change, stillViolated) -> {
              if (!stillViolated.contains(property) && agree(changes, change)) {
                Map<String, Object> both = new LinkedHashMap<>(changes);
                both.putAll(change);
                further.add(both);
              }
            });
      }
      combined = further;
    }
    List<Map<String, Object>> sorted = new ArrayList<>(combined);
    sorted.sort(Comparator.comparingInt(Map::size));
    return sorted;
  }

  private static boolean agree(Map<String, Object> one, Map<String, Object> other) {
    return other.entrySet().stream()
        .allMatch(each -> one.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()));
  }
}
