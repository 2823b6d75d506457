package org.vfiospec.binding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.vfiospec.replay.Binding;
import org.vfiospec.vfio.Call;

/**
 * A binding as it is, around an implementation with a fault: one place of the source is changed,
 * compiled, and loaded beside the real one.
 */
public final class DriverMutant {
  private static final Path SOURCES = Path.of("..", "impl", "src", "main", "java");

  private final Class<? extends Binding> binding;
  private final Set<String> own;

  /**
   * Mutants around a binding.
   *
   * @param packages what is loaded anew for a mutant beside the binding's package; the rest is what
   *     the replay knows, too
   */
  public DriverMutant(Class<? extends Binding> binding, String... packages) {
    this.binding = binding;
    own = new HashSet<>(Set.of(packages));
    own.add(binding.getPackageName());
  }

  /**
   * The binding around a mutant.
   *
   * @param type the full name of a class of the implementation
   * @param text what its source has once
   * @param instead what stands there in the mutant
   */
  public Binding with(String type, String text, String instead) {
    try {
      String source = Files.readString(SOURCES.resolve(type.replace('.', '/') + ".java"));
      if (source.split(java.util.regex.Pattern.quote(text), -1).length != 2) {
        throw new IllegalArgumentException(type + " does not have this once: " + text);
      }
      Map<String, byte[]> classes = compiled(type, source.replace(text, instead));
      return (Binding)
          new Loader(classes, own)
              .loadClass(binding.getName())
              .getDeclaredConstructor()
              .newInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> compiled(String type, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String implementation =
        Call.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        InMemory output = new InMemory(files)) {
      boolean done =
          compiler
              .getTask(
                  null,
                  output,
                  null,
                  List.of("-proc:none", "-classpath", implementation),
                  null,
                  List.of(new Source(type, source)))
              .call();
      if (!done) {
        throw new IllegalArgumentException("the mutant of " + type + " does not compile");
      }
      return output.classes();
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String type, String text) {
      super(URI.create("mutant:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new ConcurrentHashMap<>();

    InMemory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String type, JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mutant:///" + type), kind) {
        @Override
        public OutputStream openOutputStream() {
          return written.computeIfAbsent(type, name -> new ByteArrayOutputStream());
        }
      };
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new ConcurrentHashMap<>();
      written.forEach((type, bytes) -> classes.put(type, bytes.toByteArray()));
      return classes;
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> changed;
    private final Set<String> own;

    Loader(Map<String, byte[]> changed, Set<String> own) {
      super(DriverMutant.class.getClassLoader());
      this.changed = changed;
      this.own = own;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!own.contains(name.substring(0, Math.max(name.lastIndexOf('.'), 0)))) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = changed.containsKey(name) ? changed.get(name) : original(name);
      return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
