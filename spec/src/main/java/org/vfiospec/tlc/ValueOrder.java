package org.vfiospec.tlc;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A total order on values, the same in every run. (TLC's own order of strings depends on which it
 * met first, hence on the model.)
 */
public enum ValueOrder implements Comparator<Object> {
  BY_KIND_THEN_VALUE;

  @Override
  public int compare(Object left, Object right) {
    int byKind = Integer.compare(kind(left), kind(right));
    if (byKind != 0) {
      return byKind;
    }
    if (left instanceof Boolean truth) {
      return truth.compareTo((Boolean) right);
    }
    if (left instanceof Integer number) {
      return number.compareTo((Integer) right);
    }
    if (left instanceof List<?> tuple) {
      return lexicographic(tuple.iterator(), ((List<?>) right).iterator());
    }
    if (left instanceof Set<?> set) {
      return lexicographic(set.iterator(), ((Set<?>) right).iterator());
    }
    if (left instanceof Map<?, ?> function) {
      Map<?, ?> other = (Map<?, ?>) right;
      int byDomain = lexicographic(function.keySet().iterator(), other.keySet().iterator());
      return byDomain != 0
          ? byDomain
          : lexicographic(function.values().iterator(), other.values().iterator());
    }
    return left.toString().compareTo(right.toString());
  }

  private int lexicographic(Iterator<?> left, Iterator<?> right) {
    while (left.hasNext() && right.hasNext()) {
      int byElement = compare(left.next(), right.next());
      if (byElement != 0) {
        return byElement;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  private static int kind(Object value) {
    if (value instanceof Boolean) {
      return 0;
    }
    if (value instanceof Integer) {
      return 1;
    }
    if (value instanceof String) {
      return 2;
    }
    if (value instanceof ModelValue) {
      return 3;
    }
    if (value instanceof List<?>) {
      return 4;
    }
    return value instanceof Set<?> ? 5 : 6;
  }
}
