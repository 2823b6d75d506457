package org.vfiospec.tlc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes a value in TLA+ syntax. */
public final class TlaText {
  private TlaText() {}

  /** The TLA+ expression that denotes {@code value}. */
  public static String of(Object value) {
    if (value instanceof String string) {
      return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    if (value instanceof List<?> tuple) {
      return tuple.isEmpty() ? "<<>>" : joined(tuple, "<<", ">>");
    }
    if (value instanceof Set<?> set) {
      return joined(set, "{", "}");
    }
    if (value instanceof Map<?, ?> function) {
      return function.keySet().stream().allMatch(String.class::isInstance)
          ? entries(function, key -> (String) key, " |-> ", ", ", "[", "]")
          : entries(function, TlaText::of, " :> ", " @@ ", "(", ")");
    }
    return String.valueOf(value);
  }

  private static String joined(Collection<?> values, String open, String close) {
    return values.stream().map(TlaText::of).collect(Collectors.joining(", ", open, close));
  }

  private static String entries(
      Map<?, ?> function,
      Function<Object, String> key,
      String arrow,
      String between,
      String open,
      String close) {
    return function.entrySet().stream()
        .map(e -> key.apply(e.getKey()) + arrow + of(e.getValue()))
        .collect(Collectors.joining(between, open, close));
  }
}
