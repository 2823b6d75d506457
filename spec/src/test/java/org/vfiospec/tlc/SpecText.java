package org.vfiospec.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small models: those in the test resources, and those that a test writes. */
final class SpecText {
  static final Path PROTOCOLS = Path.of("src", "test", "resources", "protocols");

  private SpecText() {}

  static Model lock(String revision) {
    return of("lock", "MCLock").withRevision(revision);
  }

  static Model buffer(String revision) {
    return of("buffer", "MCBuffer").withRevision(revision);
  }

  private static Model of(String folder, String root) {
    Path in = PROTOCOLS.resolve(folder);
    return Model.of(in.resolve(root + ".tla"), in.resolve(root + ".cfg"));
  }

  /** Writes module {@code M} with this body, and a configuration. */
  static Model write(Path folder, String body, String config) {
    try {
      Path module =
          Files.writeString(folder.resolve("M.tla"), "---- MODULE M ----\n" + body + "\n====\n");
      return Model.of(module, Files.writeString(folder.resolve("M.cfg"), config));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A counter from 0 that {@code next} changes. */
  static Model counter(Path folder, String next, String config) {
    return write(
        folder,
        """
        EXTENDS Naturals
        VARIABLE x
        Init == x = 0
        Next == %s
        Spec == Init /\\ [][Next]_x /\\ WF_x(Next)
        Small == x < 3
        Smaller == x < 2
        Natural == x >= 0
        Reaches == <>(x = 3)
        SmallSteps == [][x' < 3]_x
        StartsAtOne == x = 1
        Returns == []<>(x = 0)
        """
            .formatted(next),
        config);
  }
}
