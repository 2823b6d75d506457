package org.vfiospec.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vfiospec.cover.Trace;
import org.vfiospec.disk.WholeOrNothing;
import org.vfiospec.itf.ItfException;
import org.vfiospec.itf.ItfWriter;
import org.vfiospec.suite.CoveringTraces;
import org.vfiospec.suite.TlcModelValues;
import org.vfiospec.suite.TraceFiles;

/** A folder of traces that is there with all of them or not at all. */
final class TraceFolder {
  private final Path target;

  private TraceFolder(Path target) {
    this.target = target;
  }

  /** A folder that does not exist yet, in one that does, or that is empty. */
  static TraceFolder at(Path folder) {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target) && !isEmptyFolder(target)) {
      throw new UsageException(folder + ": is no empty folder; name one that is, or a new one");
    }
    if (target.equals(Path.of("").toAbsolutePath().normalize())) {
      throw new UsageException(
          folder + ": is the folder that you are in, which cannot be replaced; name a new one");
    }
    if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
      throw new UsageException(folder + ": the folder to make it in does not exist");
    }
    return new TraceFolder(target);
  }

  /** Writes a file a trace, numbered in the order of the suite; each says what it is of. */
  void write(Map<String, String> about, CoveringTraces covering) throws ItfException {
    try {
      WholeOrNothing.write(target, place -> fill(place, about, covering));
    } catch (ItfException e) {
      throw e;
    } catch (IOException e) {
      throw new UsageException(target + ": cannot be written (" + e + ")");
    }
  }

  private static void fill(Path folder, Map<String, String> about, CoveringTraces covering)
      throws IOException {
    Files.createDirectory(folder);
    List<Trace> traces = covering.suite().traces();
    int digits = String.valueOf(traces.size()).length();
    for (int i = 0; i < traces.size(); i++) {
      ItfWriter.write(
          TraceFiles.covering(about, covering.graph(), traces.get(i)),
          folder.resolve(String.format("%0" + digits + "d.itf.json", i + 1)),
          new TlcModelValues());
    }
  }

  private static boolean isEmptyFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    } catch (IOException e) {
      throw new UsageException(folder + ": cannot be read (" + e + ")");
    }
  }
}
