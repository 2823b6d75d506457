package org.vfiospec.itf;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes one value in the form that the package description gives. */
final class ItfValueWriter {

  private final ModelValues modelValues;

  ItfValueWriter(ModelValues modelValues) {
    this.modelValues = modelValues;
  }

  void write(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof List<?> list) {
      writeAll(list, json);
    } else if (value instanceof Set<?> set) {
      json.writeStartObject();
      json.writeFieldName("#set");
      writeAll(set, json);
      json.writeEndObject();
    } else if (value instanceof Map<?, ?> map) {
      if (isRecord(map)) {
        writeRecord(map, json);
      } else {
        writeFunction(map, json);
      }
    } else {
      writeModelValue(value, json);
    }
  }

  private void writeAll(Collection<?> values, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Object value : values) {
      write(value, json);
    }
    json.writeEndArray();
  }

  private static boolean isRecord(Map<?, ?> map) {
    return !map.isEmpty()
        && map.keySet().stream().allMatch(key -> key instanceof String name && isField(name));
  }

  private static boolean isField(String name) {
    return !name.startsWith("#");
  }

  private void writeRecord(Map<?, ?> record, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> field : record.entrySet()) {
      json.writeFieldName((String) field.getKey());
      write(field.getValue(), json);
    }
    json.writeEndObject();
  }

  private void writeFunction(Map<?, ?> function, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("#map");
    for (Map.Entry<?, ?> pair : function.entrySet()) {
      json.writeStartArray();
      write(pair.getKey(), json);
      write(pair.getValue(), json);
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void writeModelValue(Object value, JsonGenerator json) throws IOException {
    Optional<String> name = value == null ? Optional.empty() : modelValues.nameOf(value);
    if (name.isEmpty()) {
      throw new UnwritableValueException(value);
    }
    json.writeStartObject();
    json.writeStringField("#unserializable", name.get());
    json.writeEndObject();
  }
}
