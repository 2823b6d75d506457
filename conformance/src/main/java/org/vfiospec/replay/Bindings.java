package org.vfiospec.replay;

import java.util.Optional;
import java.util.ServiceLoader;

/** The bindings that there are. */
public final class Bindings {
  private Bindings() {}

  /** The binding of a part of a protocol's specification, if that has an implementation. */
  public static Optional<Binding> of(String protocol, String part) {
    return ServiceLoader.load(Binding.class, Bindings.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(binding -> binding.protocol().equals(protocol) && binding.part().equals(part))
        .findFirst();
  }
}
