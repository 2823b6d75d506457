package org.vfiospec.itf;

import java.util.Optional;

/**
 * What stands for a model value of TLA+ in memory. The format has no form for them; they are
 * written in the form it keeps for what it cannot say, with their name.
 */
public interface ModelValues {

  /** For traces that hold no model values. */
  ModelValues NONE =
      new ModelValues() {
        @Override
        public Optional<String> nameOf(Object value) {
          return Optional.empty();
        }

        @Override
        public Optional<Object> named(String name) {
          return Optional.empty();
        }
      };

  /** The name of {@code value} if it is a model value. */
  Optional<String> nameOf(Object value);

  /** The model value of that name, for which {@link #nameOf} gives it back, if there is one. */
  Optional<Object> named(String name);
}
