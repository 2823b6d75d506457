package org.vfiospec.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.TlaText;

/**
 * One way to violate a property.
 *
 * @param property the property's name
 * @param told what tells this case from the property's others, by the names of the fields
 */
public record Case(String property, Map<String, Object> told) {
  private static final String PROPERTY = "property";

  /** Copies the map. */
  public Case {
    told = Collections.unmodifiableMap(new LinkedHashMap<>(told));
  }

  /** The case that an element of {@code Cases} is. */
  static Case of(Object value) {
    if (!(value instanceof Map<?, ?> fields) || !(fields.get(PROPERTY) instanceof String named)) {
      throw new SpecException(
          CaseSearch.CASES
              + " has to be a set of records that have the name of a property in the field property,"
              + " but has "
              + TlaText.of(value));
    }
    Map<String, Object> told = new LinkedHashMap<>();
    fields.forEach((field, each) -> told.put(String.valueOf(field), each));
    told.remove(PROPERTY);
    return new Case(named, told);
  }
}
