package org.vfiospec.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vfiospec.tlc.Step;

/**
 * Values as a story shows them: shorter than TLA+. A record that says by a field {@code kind} what
 * it is, is shown as that kind with its other fields, which a kind {@code none} does not need.
 */
public final class ValueText {
  private static final String KIND = "kind";
  private static final String NONE = "none";
  private static final Pattern WORD = Pattern.compile("[\\w.-]+");

  private ValueText() {}

  /** The text of a value. */
  public static String of(Object value) {
    if (value instanceof String string) {
      return WORD.matcher(string).matches() ? string : '"' + string + '"';
    }
    if (value instanceof Boolean || value instanceof Number) {
      return value.toString();
    }
    if (value instanceof List<?> tuple) {
      return joined(tuple, "<<", ">>");
    }
    if (value instanceof Set<?> set) {
      return joined(set, "{", "}");
    }
    if (value instanceof Map<?, ?> map) {
      return isTagged(map) ? tagged(map) : function(map);
    }
    return String.valueOf(value);
  }

  /** The action of a step, with its arguments. */
  public static String of(Step step) {
    return step.arguments().isEmpty()
        ? step.action()
        : step.action() + joined(step.arguments(), "(", ")");
  }

  /** Whether the value is shown as one thing, though it has fields. */
  static boolean isTagged(Object value) {
    return value instanceof Map<?, ?> map && map.get(KIND) instanceof String;
  }

  private static String tagged(Map<?, ?> map) {
    String kind = (String) map.get(KIND);
    Map<Object, Object> rest = new LinkedHashMap<>(map);
    rest.remove(KIND);
    return kind.equals(NONE) || rest.isEmpty() ? kind : kind + joined(rest.values(), "(", ")");
  }

  private static String function(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(entry -> of(entry.getKey()) + ": " + of(entry.getValue()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String joined(Collection<?> values, String open, String close) {
    return values.stream().map(ValueText::of).collect(Collectors.joining(", ", open, close));
  }
}
