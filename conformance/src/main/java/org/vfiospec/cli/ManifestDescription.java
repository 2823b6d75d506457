package org.vfiospec.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vfiospec.tlc.Protocol;

/** What a person wrote into a manifest, which a new one keeps. */
final class ManifestDescription {
  private ManifestDescription() {}

  /** The description in the present manifest; empty if there is none. */
  static String of(Protocol protocol) {
    Path file = protocol.directory().resolve("manifest.json");
    try {
      return Files.exists(file)
          ? new ObjectMapper().readTree(Files.readString(file)).path("description").asText()
          : "";
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + e.getMessage());
    }
  }
}
