package org.vfiospec.suite;

import java.util.Optional;
import org.vfiospec.itf.ModelValues;
import org.vfiospec.tlc.ModelValue;

/** The model values of TLC in trace files: any name is one. */
public final class TlcModelValues implements ModelValues {
  @Override
  public Optional<String> nameOf(Object value) {
    return value instanceof ModelValue modelValue
        ? Optional.of(modelValue.name())
        : Optional.empty();
  }

  @Override
  public Optional<Object> named(String name) {
    return Optional.of(new ModelValue(name));
  }
}
