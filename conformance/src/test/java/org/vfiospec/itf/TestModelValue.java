package org.vfiospec.itf;

import java.util.Optional;

/** A model value as some state graph may have them. */
record TestModelValue(String name) {

  static final ModelValues ALL =
      new ModelValues() {
        @Override
        public Optional<String> nameOf(Object value) {
          return value instanceof TestModelValue model
              ? Optional.of(model.name())
              : Optional.empty();
        }

        @Override
        public Optional<Object> named(String name) {
          return Optional.of(new TestModelValue(name));
        }
      };
}
