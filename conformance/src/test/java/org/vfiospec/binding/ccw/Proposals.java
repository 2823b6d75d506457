package org.vfiospec.binding.ccw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Protocols;

/** The protocol with more records of design choices, as somebody has it who reviews proposals. */
final class Proposals {
  private Proposals() {}

  /**
   * A copy of the protocol in the empty folder {@code home}.
   *
   * @param records names of revisions, and their design choices in TLA+
   */
  static Protocol in(Path home, Map<String, String> records) throws IOException {
    Path folder = Files.createDirectory(home.resolve("ccw"));
    try (Stream<Path> files = Files.list(CcwModels.PROTOCOL.directory())) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    StringBuilder appended = new StringBuilder();
    records.forEach(
        (name, choices) ->
            appended.append(
                ", [name |-> \"%s\", since |-> \"\", source |-> \"\", choices |-> %s]"
                    .formatted(name, choices)));
    Path revisions = folder.resolve("CcwRevisions.tla");
    Files.writeString(revisions, Files.readString(revisions).replace(">>", appended + " >>"));
    return Protocols.load(home, "ccw");
  }
}
