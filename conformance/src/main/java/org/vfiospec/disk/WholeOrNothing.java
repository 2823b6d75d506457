package org.vfiospec.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A file or a folder that appears whole or not at all: it is made under another name beside its
 * place and then moved there, so that nobody ever sees half of it, and a failure leaves what was
 * there before and nothing else.
 */
public final class WholeOrNothing {
  /** Makes a file, or a folder with all that is in it, where there is none. */
  public interface Making {
    /** Makes it at {@code place}. */
    void make(Path place) throws IOException;
  }

  private WholeOrNothing() {}

  /**
   * Puts what {@code making} makes at {@code place}, instead of the file or empty folder that may
   * be there, or where a link there leads to. What is neither, such as a pipe or a device, cannot
   * be replaced without harm: it is written to as it is.
   *
   * @throws IOException if {@code making} throws it, or the place cannot be had
   */
  public static void write(Path place, Making making) throws IOException {
    if (Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place)) {
      making.make(place);
      return;
    }
    Path target = Files.exists(place) ? place.toRealPath() : place;
    Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      making.make(unfinished);
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | RuntimeException | Error e) {
      remove(unfinished, e);
      throw e;
    }
  }

  private static void remove(Path unfinished, Throwable cause) {
    if (!Files.exists(unfinished)) {
      return;
    }
    try (Stream<Path> found = Files.walk(unfinished)) {
      for (Path each : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
