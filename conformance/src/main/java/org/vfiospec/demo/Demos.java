package org.vfiospec.demo;

import java.util.List;
import java.util.ServiceLoader;

/** The demos that there are. */
public final class Demos {
  private Demos() {}

  /** All of them, each made anew. */
  public static List<Demo> all() {
    return ServiceLoader.load(Demo.class, Demos.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
