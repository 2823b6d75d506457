package org.vfiospec.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder of one run, gone with all that is in it when closed. Its name tells the process, so that
 * what a killed one left behind is nobody else's.
 */
record ScratchFolder(Path path) implements AutoCloseable {
  private static final String PREFIX = "vfiospec-tlc-" + ProcessHandle.current().pid() + "-";

  /** Those that nobody has closed yet. */
  private static final Set<ScratchFolder> OPEN = ConcurrentHashMap.newKeySet();

  static {
    // A process that is interrupted in the midst of a run leaves nothing behind either.
    Runtime.getRuntime().addShutdownHook(new Thread(ScratchFolder::closeAll));
  }

  /** Meanwhile nobody closes another: a run that has been ended goes no further. */
  private static void closeAll() {
    synchronized (OPEN) {
      JavaProcess.endAll();
      for (ScratchFolder each : List.copyOf(OPEN)) {
        try {
          each.close();
        } catch (UncheckedIOException e) {
          // A run inside this process has written into it meanwhile; there is nobody to be told.
          continue;
        }
      }
    }
  }

  static ScratchFolder create() {
    try {
      ScratchFolder created = new ScratchFolder(Files.createTempDirectory(PREFIX));
      OPEN.add(created);
      return created;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(path.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies a model's modules and configuration: TLC looks for modules beside the configuration, and
   * writes there too; the protocol's folder shall stay as it is.
   */
  void copy(Model model) {
    try (Stream<Path> files = Files.list(model.directory())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tla")).toList()) {
        Files.copy(file, path.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(model.rootModule() + ".cfg", model.configText());
  }

  /** Deletes it, unless that has been done. */
  @Override
  public void close() {
    synchronized (OPEN) {
      if (OPEN.remove(this)) {
        delete();
      }
    }
  }

  private void delete() {
    try (Stream<Path> found = Files.walk(path)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
