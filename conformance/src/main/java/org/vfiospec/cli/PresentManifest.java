package org.vfiospec.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vfiospec.tlc.Protocol;

/** The manifest that is there, of which a new one keeps what a person wrote into it. */
final class PresentManifest {
  private PresentManifest() {}

  /** Its JSON; an empty object if there is none. */
  static JsonNode of(Protocol protocol) {
    Path file = protocol.directory().resolve("manifest.json");
    try {
      return Files.exists(file)
          ? new ObjectMapper().readTree(Files.readString(file))
          : new ObjectMapper().createObjectNode();
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + e.getMessage());
    }
  }
}
