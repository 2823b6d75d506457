package org.vfiospec.tlc;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Loads TLC, and the code that talks to it, anew, since TLC keeps its state in statics: two runs at
 * once, or two specifications one after another, must not share them. Every other class, and every
 * resource, is the application's.
 */
final class IsolatedLoader extends ClassLoader {
  private static final List<String> OWN =
      List.of(
          "tlc2.",
          "tla2sany.",
          "util.",
          "pcal.",
          "model.",
          Explorer.class.getPackageName() + ".inside.");

  static {
    registerAsParallelCapable();
  }

  IsolatedLoader() {
    super(IsolatedLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (OWN.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
