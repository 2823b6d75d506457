package org.vfiospec.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;

/**
 * What a command finds around it.
 *
 * @param home the project's folder
 * @param out for what was asked for
 * @param err for progress and complaints
 * @param terminal whether a person watches {@code err}
 */
public record Environment(Optional<Path> home, PrintStream out, PrintStream err, boolean terminal) {

  /** The folder that holds the protocols. */
  public Path specifications() {
    Path folder =
        home.orElseThrow(
                () ->
                    new UsageException(
                        "vfiospec.home is not set; start this by the launcher ./vfiospec, or give"
                            + " java -Dvfiospec.home=FOLDER with the project's folder"))
            .resolve("spec");
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          folder + ": no such folder; vfiospec.home must be the project's folder");
    }
    return folder;
  }

  /** The protocol of that name. */
  public Protocol protocol(String name) {
    return Protocols.load(specifications(), name);
  }

  /** The protocol of that name, or all. */
  public List<Protocol> protocols(Optional<String> name) {
    Path folder = specifications();
    List<String> names = name.map(List::of).orElseGet(() -> Protocols.names(folder));
    if (names.isEmpty()) {
      throw new UsageException(folder + ": there is no protocol in it");
    }
    return names.stream().map(each -> Protocols.load(folder, each)).toList();
  }
}
