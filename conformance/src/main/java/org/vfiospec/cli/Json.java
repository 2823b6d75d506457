package org.vfiospec.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes JSON as this command line does: indented, with a line end after it. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private Json() {}

  /** The JSON of a tree, or of lists and maps. */
  static String of(Object value) {
    try {
      return MAPPER
              .writer(
                  new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT))
              .writeValueAsString(value)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
