package org.vfiospec.vfio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a TLA+ record of design choices, whose values are strings, booleans and sequences
 * of strings. Every {@link IllegalArgumentException} is one line that names the choice.
 */
public final class ChoiceFields {
  private final Map<String, Object> fields;

  /**
   * The fields; they are exactly those of {@code type}.
   *
   * @throws IllegalArgumentException if one is missing or unknown
   */
  public ChoiceFields(Map<String, Object> fields, Class<? extends Record> type) {
    this.fields = Map.copyOf(fields);
    Set<String> known = new TreeSet<>();
    Arrays.stream(type.getRecordComponents()).forEach(component -> known.add(component.getName()));
    Set<String> unknown = new TreeSet<>(fields.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown design choice: " + String.join(", ", unknown));
    }
    known.removeAll(fields.keySet());
    if (!known.isEmpty()) {
      throw new IllegalArgumentException("missing design choice: " + String.join(", ", known));
    }
  }

  /**
   * TRUE or FALSE.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public boolean truth(String field) {
    if (fields.get(field) instanceof Boolean value) {
      return value;
    }
    throw refused(field, fields.get(field), List.of("TRUE", "FALSE"));
  }

  /**
   * The enum constant BEFORE_SIGNAL is the TLA+ string "beforeSignal".
   *
   * @throws IllegalArgumentException if it is no constant's
   */
  public <E extends Enum<E>> E named(String field, Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = camelCase(constant.name());
      if (name.equals(fields.get(field))) {
        return constant;
      }
      names.add('"' + name + '"');
    }
    throw refused(field, fields.get(field), names);
  }

  /**
   * The enum constant EAGAIN is the TLA+ string "EAGAIN".
   *
   * @throws IllegalArgumentException if it is none of those offered
   */
  public <E extends Enum<E>> E constant(String field, Set<E> offered) {
    return constant(field, fields.get(field), offered);
  }

  /**
   * A sequence of {@linkplain #constant enum constants}, each at most once.
   *
   * @throws IllegalArgumentException if it is no sequence, or one of it is none of those offered,
   *     or there twice
   */
  public <E extends Enum<E>> List<E> order(String field, Set<E> offered) {
    if (!(fields.get(field) instanceof List<?> sequence)) {
      throw new IllegalArgumentException("design choice " + field + ": it has to be a sequence");
    }
    List<E> order = new ArrayList<>();
    for (Object each : sequence) {
      E constant = constant(field, each, offered);
      if (order.contains(constant)) {
        throw new IllegalArgumentException("design choice " + field + ": " + constant + " twice");
      }
      order.add(constant);
    }
    return List.copyOf(order);
  }

  private static <E extends Enum<E>> E constant(String field, Object value, Set<E> offered) {
    return offered.stream()
        .filter(constant -> constant.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    field, value, offered.stream().map(each -> '"' + each.name() + '"').toList()));
  }

  private static IllegalArgumentException refused(
      String field, Object value, List<String> offered) {
    String shown = value instanceof String ? "\"" + value + '"' : String.valueOf(value);
    return new IllegalArgumentException(
        "design choice " + field + ": " + shown + " is none of " + String.join(", ", offered));
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.split("_")) {
      String lower = word.toLowerCase(Locale.ROOT);
      name.append(
          name.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
    }
    return name.toString();
  }
}
