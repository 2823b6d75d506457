package org.vfiospec.tlc;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.function.Function;
import org.vfiospec.tlc.boundary.Engine;
import org.vfiospec.tlc.boundary.Job;

/**
 * One run of TLC in this process. Runs may go on at once, since no two of them share a class or a
 * file.
 */
final class TlcRun {
  private static final String ENGINE = Explorer.class.getPackageName() + ".inside.TlcEngine";

  private static final java.util.Map<String, java.util.Deque<ClassLoader>> FREE =
      new java.util.concurrent.ConcurrentHashMap<>();

  private TlcRun() {}

  /** Lets a fresh engine work on {@code model}. */
  static <T> T of(Model model, Function<Engine, T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path config = scratch.write(model.rootModule() + ".cfg", model.configText());
      String key = model.directory() + "/" + model.rootModule();
      ClassLoader loader =
          FREE.computeIfAbsent(key, k -> new java.util.concurrent.ConcurrentLinkedDeque<>())
              .pollFirst();
      if (loader == null) loader = new IsolatedLoader();
      thread.setContextClassLoader(loader);
      Job job =
          new Job(
              model.directory().toAbsolutePath(),
              model.rootModule(),
              model.configName(),
              config,
              scratch.path());
      T r = work.apply(engine(loader, job));
      FREE.get(key).addFirst(loader);
      return r;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Engine engine(ClassLoader loader, Job job) {
    try {
      return (Engine) loader.loadClass(ENGINE).getConstructor(Job.class).newInstance(job);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the class path has no " + ENGINE, e);
    }
  }
}
