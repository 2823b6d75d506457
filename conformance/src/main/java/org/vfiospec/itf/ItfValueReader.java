package org.vfiospec.itf;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one value in any form that the package description gives. */
final class ItfValueReader {

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

  private final ModelValues modelValues;

  ItfValueReader(ModelValues modelValues) {
    this.modelValues = modelValues;
  }

  /** Reads the value whose first token is the current one; its last is the current one after. */
  Object read(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> readInteger(json.getText());
      case START_ARRAY -> readAll(json);
      case START_OBJECT -> readObject(json);
      default -> throw new MalformedTraceException(json.getText() + " is no value of TLA+");
    };
  }

  /** Reads the values of the array that the current token opens. */
  List<Object> readAll(JsonParser json) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(json));
    }
    return Collections.unmodifiableList(elements);
  }

  /** The integer that {@code text} is, in decimal. */
  int readInteger(String text) throws MalformedTraceException {
    try {
      if (INTEGER.matcher(text).matches()) {
        return Integer.parseInt(text);
      }
    } catch (NumberFormatException e) {
      throw new MalformedTraceException(text + " has more than the 32 bits of an integer of TLC");
    }
    throw new MalformedTraceException("\"" + text + "\" is no integer");
  }

  private Object readObject(JsonParser json) throws IOException {
    if (json.nextToken() == JsonToken.END_OBJECT) {
      return Map.of();
    }
    return isTag(json.currentName()) ? readTagged(json) : readRecord(json);
  }

  private static boolean isTag(String name) {
    return name.startsWith("#");
  }

  private Map<Object, Object> readRecord(JsonParser json) throws IOException {
    Map<Object, Object> record = new LinkedHashMap<>();
    do {
      String field = json.currentName();
      if (isTag(field)) {
        throw new MalformedTraceException("a record has no field \"" + field + "\"");
      }
      json.nextToken();
      record.put(field, read(json));
    } while (json.nextToken() != JsonToken.END_OBJECT);
    return Collections.unmodifiableMap(record);
  }

  private Object readTagged(JsonParser json) throws IOException {
    String tag = json.currentName();
    json.nextToken();
    Object value =
        switch (tag) {
          case "#bigint" -> readInteger(text(json, tag));
          case "#tup" -> array(json, tag);
          case "#set" -> set(array(json, tag));
          case "#map" -> function(array(json, tag));
          case "#unserializable" -> modelValue(text(json, tag));
          default -> throw new MalformedTraceException("no value is tagged \"" + tag + "\"");
        };
    if (json.nextToken() != JsonToken.END_OBJECT) {
      throw new MalformedTraceException("something follows \"" + tag + "\" in a value");
    }
    return value;
  }

  private static String text(JsonParser json, String tag) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new MalformedTraceException("\"" + tag + "\" must be a string");
    }
    return json.getText();
  }

  private List<Object> array(JsonParser json, String tag) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new MalformedTraceException("\"" + tag + "\" must be an array");
    }
    return readAll(json);
  }

  private static Set<Object> set(List<Object> elements) throws MalformedTraceException {
    Set<Object> set = new LinkedHashSet<>();
    for (Object element : elements) {
      if (!set.add(element)) {
        throw new MalformedTraceException("a set holds " + element + " twice");
      }
    }
    return Collections.unmodifiableSet(set);
  }

  private static Map<Object, Object> function(List<Object> pairs) throws MalformedTraceException {
    Map<Object, Object> function = new LinkedHashMap<>();
    for (Object pair : pairs) {
      if (!(pair instanceof List<?> both) || both.size() != 2) {
        throw new MalformedTraceException(pair + " is no pair of a function");
      }
      if (function.put(both.get(0), both.get(1)) != null) {
        throw new MalformedTraceException("a function has two values for " + both.get(0));
      }
    }
    return Collections.unmodifiableMap(function);
  }

  private Object modelValue(String name) throws MalformedTraceException {
    return modelValues
        .named(name)
        .orElseThrow(() -> new MalformedTraceException("no model value is named " + name));
  }
}
