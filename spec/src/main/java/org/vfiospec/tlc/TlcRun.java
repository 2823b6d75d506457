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

  private TlcRun() {}

  /** Lets an engine work on {@code model}. */
  static <T> T of(Model model, Function<Engine, T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path config = scratch.write(model.rootModule() + ".cfg", model.configText());
      LoadedModule module = LoadedModule.of(model);
      IsolatedLoader loader = module.acquire();
      thread.setContextClassLoader(loader);
      Job job =
          new Job(
              model.directory().toAbsolutePath(),
              model.rootModule(),
              model.configName(),
              config,
              scratch.path());
      Engine engine = engine(loader, job);
      try {
        T result = work.apply(engine);
        engine.forget();
        module.release(loader);
        return result;
      } catch (RuntimeException e) {
        // What TLC could not read may be half in its statics.
        if (engine.hasRead()) {
          engine.forget();
          module.release(loader);
        }
        throw e;
      }
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
