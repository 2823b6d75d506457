package org.vfiospec.replay;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A record or function of a specification as a subject shows it. One is made for every variable
 * after every step, so it is made without hashing, and what it is compared with does the lookups.
 */
public final class Fields extends AbstractMap<String, Object> {
  private final String[] names;
  private final Object[] values;

  private Fields(String[] names, Object[] values) {
    this.names = names;
    this.values = values;
  }

  /** The names of a record's fields, once for all records of that form. */
  public static final class Form {
    private final String[] names;

    /** A form with these names, each different from the others. */
    public Form(String... names) {
      this.names = names.clone();
      if (Set.of(names).size() != names.length) {
        throw new IllegalArgumentException("a name twice");
      }
    }

    /** The record of this form with these values, in the order of the names. */
    public Fields of(Object... values) {
      if (values.length != names.length) {
        throw new IllegalArgumentException(values.length + " values of " + names.length);
      }
      return new Fields(names, values);
    }
  }

  @Override
  public boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof Map<?, ?> map) || map.size() != names.length) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (!values[i].equals(map.get(names[i]))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < names.length;
          }

          @Override
          public Map.Entry<String, Object> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return Map.entry(names[next], values[next++]);
          }
        };
      }

      @Override
      public int size() {
        return names.length;
      }
    };
  }
}
