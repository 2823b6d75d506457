package org.vfiospec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part of a state that a step changed.
 *
 * @param variable the variable
 * @param path the variable, and the fields that lead to the part
 */
record Change(String variable, String path, Object before, Object after) {

  /** What differs between two states, as deep inside the variables as it can be said. */
  static List<Change> between(
      List<String> variables, Map<String, Object> before, Map<String, Object> after) {
    List<Change> changes = new ArrayList<>();
    for (String variable : variables) {
      compare(variable, variable, before.get(variable), after.get(variable), changes);
    }
    return changes;
  }

  private static void compare(
      String variable, String path, Object before, Object after, List<Change> changes) {
    if (before.equals(after)) {
      return;
    }
    if (before instanceof Map<?, ?> from
        && after instanceof Map<?, ?> to
        && from.keySet().equals(to.keySet())
        && !ValueText.isTagged(from)) {
      for (Object key : from.keySet()) {
        String place =
            key instanceof String ? path + "." + key : path + "[" + ValueText.of(key) + "]";
        compare(variable, place, from.get(key), to.get(key), changes);
      }
    } else {
      changes.add(new Change(variable, path, before, after));
    }
  }

  @Override
  public String toString() {
    return path + ": " + ValueText.of(before) + " -> " + ValueText.of(after);
  }
}
