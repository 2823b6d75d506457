package org.vfiospec.replay;

import java.util.Optional;
import java.util.ServiceLoader;

/** The bindings that there are. */
public final class Bindings {
  private Bindings() {}

  /** The binding of a protocol, if it has an implementation. */
  public static Optional<Binding> of(String protocol) {
    return ServiceLoader.load(Binding.class, Bindings.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(binding -> binding.protocol().equals(protocol))
        .findFirst();
  }
}
