package org.vfiospec.validate;

import java.util.Map;
import java.util.stream.Collectors;
import org.vfiospec.tlc.TlaText;

/**
 * A value that a log shows only in part. An {@link Observation} takes it in the place of a value; a
 * value that is known whole stands for itself. Immutable.
 */
public sealed interface Partly {

  /** Nothing is known. */
  Partly UNKNOWN = new Unknown();

  /**
   * A record or function, of which these fields are known. A field's value may be known partly,
   * too.
   */
  static Partly fields(Map<?, ?> known) {
    return new SomeFields(Map.copyOf(known));
  }

  /** Whether this is what could be known of a value. */
  boolean admits(Object value);

  /** Whether something known, whole or partly, is what could be known of a value. */
  static boolean admits(Object known, Object value) {
    return known instanceof Partly partly ? partly.admits(value) : known.equals(value);
  }

  /** See {@link #UNKNOWN}. */
  record Unknown() implements Partly {
    @Override
    public boolean admits(Object value) {
      return true;
    }

    @Override
    public String toString() {
      return "_";
    }
  }

  /**
   * See {@link #fields}.
   *
   * @param known what is known of each of these fields
   */
  record SomeFields(Map<?, ?> known) implements Partly {
    @Override
    public boolean admits(Object value) {
      return value instanceof Map<?, ?> whole
          && known.entrySet().stream()
              .allMatch(
                  field ->
                      whole.containsKey(field.getKey())
                          && Partly.admits(field.getValue(), whole.get(field.getKey())));
    }

    @Override
    public String toString() {
      return known.entrySet().stream()
          .map(field -> field.getKey() + " |-> " + TlaText.of(field.getValue()) + ", ")
          .sorted()
          .collect(Collectors.joining("", "[", "_]"));
    }
  }
}
