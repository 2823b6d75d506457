package org.vfiospec.itf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.vfiospec.disk.WholeOrNothing;

/**
 * Writes traces in the Informal Trace Format. A file is there {@linkplain WholeOrNothing whole or
 * not at all}.
 */
public final class ItfWriter {

  static final String FORMAT = "ITF";
  static final String FORMAT_DESCRIPTION =
      "https://apalache.informal.systems/docs/adr/015adr-trace.html";

  private static final JsonFactory JSON = new JsonFactory();

  private ItfWriter() {}

  /** Writes {@code trace}, which holds no model values, to {@code file}. */
  public static void write(ItfTrace trace, Path file) throws ItfException {
    write(trace, file, ModelValues.NONE);
  }

  /**
   * Writes {@code trace} to {@code file}, replacing it if it exists.
   *
   * @throws ItfException if the file cannot be written, or a value has no form in the format
   */
  public static void write(ItfTrace trace, Path file, ModelValues modelValues) throws ItfException {
    write(trace, file, modelValues, UnaryOperator.identity());
  }

  /** As above, through {@code disk}, by which a test can have the disk fail. */
  static void write(
      ItfTrace trace, Path file, ModelValues modelValues, UnaryOperator<OutputStream> disk)
      throws ItfException {
    try {
      WholeOrNothing.write(
          file,
          place -> {
            try (OutputStream out = disk.apply(Files.newOutputStream(place))) {
              write(trace, out, modelValues);
            }
          });
    } catch (UnwritableValueException e) {
      throw new ItfException(file, e.getMessage(), "only values of TLA+ can be written", e);
    } catch (IOException e) {
      throw new ItfException(
          file,
          "cannot be written (" + e + ")",
          "check that its directory exists, can be written to and has room",
          e);
    }
  }

  /**
   * Writes {@code trace} to {@code out}, and flushes it.
   *
   * @throws IOException if {@code out} throws it, or a value has no form in the format
   */
  public static void write(ItfTrace trace, OutputStream out, ModelValues modelValues)
      throws IOException {
    ItfValueWriter values = new ItfValueWriter(modelValues);
    JsonGenerator json = JSON.createGenerator(new BufferedOutputStream(out, 1 << 16));
    json.writeStartObject();
    json.writeObjectFieldStart("#meta");
    json.writeStringField(ItfTrace.FORMAT, FORMAT);
    json.writeStringField(ItfTrace.FORMAT_DESCRIPTION, FORMAT_DESCRIPTION);
    json.writeNumberField(ItfTrace.STATE_COUNT, trace.states().size());
    for (Map.Entry<String, String> entry : trace.meta().entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("vars");
    for (String variable : trace.variables()) {
      json.writeString(variable);
    }
    json.writeEndArray();
    if (trace.loop().isPresent()) {
      json.writeNumberField("loop", trace.loop().getAsInt());
    }
    json.writeArrayFieldStart("states");
    for (int i = 0; i < trace.states().size(); i++) {
      // A state a line: a diff of two traces, or a look into one, is then of some use.
      json.writeRaw('\n');
      writeState(trace, i, json, values);
    }
    json.writeEndArray();
    json.writeEndObject();
    // Nothing after the last brace, not even a line end: a file cut short anywhere is not JSON.
    json.flush();
  }

  private static void writeState(
      ItfTrace trace, int index, JsonGenerator json, ItfValueWriter values) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("#meta");
    json.writeNumberField("index", index);
    if (index > 0) {
      ItfStep step = trace.steps().get(index - 1);
      json.writeStringField("action", step.action());
      json.writeArrayFieldStart("arguments");
      for (Object argument : step.arguments()) {
        values.write(argument, json);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    Map<String, Object> state = trace.states().get(index);
    for (String variable : trace.variables()) {
      json.writeFieldName(variable);
      values.write(state.get(variable), json);
    }
    json.writeEndObject();
  }
}
