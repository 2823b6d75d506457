package org.vfiospec.tlc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A root module as it was on disk, which loaders of TLC are kept for.
 *
 * <p>TLC numbers a specification's variables in its statics, so a loader serves one root module
 * alone; but it may serve that again, with another configuration, once a run has ended. The
 * just-in-time compiler then need not begin anew, which is most of the time of a small model.
 */
record LoadedModule(Path directory, String rootModule, List<String> files) {
  /** So many loaders, with what TLC read, are worth their memory: some ten megabytes each. */
  private static final int KEPT = 8 * Runtime.getRuntime().availableProcessors();

  /** Loaders that no run uses, the latest first. Guarded by itself. */
  private static final Deque<Free> FREE = new ArrayDeque<>();

  private record Free(LoadedModule module, IsolatedLoader loader) {}

  /** The root module of a model, as it is on disk now. */
  static LoadedModule of(Model model) {
    return new LoadedModule(model.directory(), model.rootModule(), files(model.directory()));
  }

  private static List<String> files(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".tla"))
          .sorted()
          .map(LoadedModule::version)
          .toList();
    } catch (IOException e) {
      throw new SpecException(directory + ": cannot be read: " + e.getMessage());
    }
  }

  private static String version(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new SpecException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /** What tells the modules and the configuration of a model from others, by their content. */
  static String digest(Model model) {
    try (Stream<Path> files = Files.list(model.directory())) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.filter(each -> each.toString().endsWith(".tla")).sorted().toList()) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      digest.update(model.rootModule().getBytes(StandardCharsets.UTF_8));
      digest.update(model.configText().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new SpecException(model.directory() + ": cannot be read: " + e.getMessage());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A loader that no other run uses meanwhile. */
  IsolatedLoader acquire() {
    synchronized (FREE) {
      for (Iterator<Free> all = FREE.iterator(); all.hasNext(); ) {
        Free free = all.next();
        if (free.module().equals(this)) {
          all.remove();
          return free.loader();
        }
      }
    }
    return new IsolatedLoader();
  }

  /** The run is over, and ended well: its loader may serve another. */
  void release(IsolatedLoader loader) {
    synchronized (FREE) {
      FREE.addFirst(new Free(this, loader));
      if (FREE.size() > KEPT) {
        FREE.removeLast();
      }
    }
  }
}
