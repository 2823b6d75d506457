package org.vfiospec.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of one subject. Immutable.
 *
 * @param subject what was measured, such as a protocol and a revision
 * @param figures by name, whole or with a fraction, in the order in which they are to be read
 */
public record Row(String subject, Map<String, Number> figures) {
  /** Copies the figures. */
  public Row {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** A row without figures. */
  public static Row of(String subject) {
    return new Row(subject, Map.of());
  }

  /** The same with one figure more. */
  public Row with(String figure, long value) {
    return plus(figure, value);
  }

  /** The same with one figure more, to three digits behind the point. */
  public Row with(String figure, double value) {
    return plus(figure, Math.round(value * 1000) / 1000.0);
  }

  private Row plus(String figure, Number value) {
    Map<String, Number> more = new LinkedHashMap<>(figures);
    more.put(figure, value);
    return new Row(subject, more);
  }
}
