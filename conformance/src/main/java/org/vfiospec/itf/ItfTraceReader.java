package org.vfiospec.itf;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads the one trace of a file, its members in any order. */
final class ItfTraceReader {

  private final JsonParser json;
  private final ItfValueReader values;

  private final Map<String, String> meta = new LinkedHashMap<>();
  private final List<String> variables = new ArrayList<>();
  private final List<Map<String, Object>> states = new ArrayList<>();
  private final List<ItfStep> steps = new ArrayList<>();
  private OptionalInt loop = OptionalInt.empty();

  ItfTraceReader(JsonParser json, ItfValueReader values) {
    this.json = json;
    this.values = values;
  }

  /**
   * Reads the trace and makes sure that nothing follows it.
   *
   * @throws IllegalArgumentException if {@link ItfTrace} refuses what was read
   */
  ItfTrace read() throws IOException {
    if (json.nextToken() == null) {
      throw new MalformedTraceException("the file is empty");
    }
    require(JsonToken.START_OBJECT, "the trace must be an object");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String member = json.currentName();
      json.nextToken();
      readMember(member);
    }
    if (json.nextToken() != null) {
      throw new MalformedTraceException("something follows the trace");
    }
    requireFormat();
    requireStateCount();
    return new ItfTrace(meta, variables, states, steps, loop);
  }

  private void readMember(String member) throws IOException {
    switch (member) {
      case "#meta" -> readMeta();
      case "vars" -> readVariables();
      case "states" -> readStates();
      case "loop" -> loop = OptionalInt.of(readIndex("\"loop\""));
      case "params" -> json.skipChildren();
      default -> throw new MalformedTraceException("a trace has no member \"" + member + "\"");
    }
  }

  /** Other tools keep nested values here too, such as types; they say nothing to this project. */
  private void readMeta() throws IOException {
    require(JsonToken.START_OBJECT, "\"#meta\" must be an object");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      if (json.nextToken().isStructStart()) {
        json.skipChildren();
      } else {
        meta.put(key, json.getText());
      }
    }
  }

  private void requireFormat() throws MalformedTraceException {
    String format = meta.remove(ItfTrace.FORMAT);
    meta.remove(ItfTrace.FORMAT_DESCRIPTION);
    if (!ItfWriter.FORMAT.equals(format)) {
      throw new MalformedTraceException(
          "\"#meta\" must say \"format\": \"" + ItfWriter.FORMAT + "\", and says " + format);
    }
  }

  private void requireStateCount() throws MalformedTraceException {
    String count = meta.remove(ItfTrace.STATE_COUNT);
    if (!String.valueOf(states.size()).equals(count)) {
      throw new MalformedTraceException(
          "\"#meta\" must say \"state-count\": " + states.size() + ", and says " + count);
    }
  }

  private void readVariables() throws IOException {
    require(JsonToken.START_ARRAY, "\"vars\" must be an array");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(JsonToken.VALUE_STRING, "the name of a variable must be a string");
      variables.add(json.getText());
    }
  }

  private void readStates() throws IOException {
    require(JsonToken.START_ARRAY, "\"states\" must be an array");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(JsonToken.START_OBJECT, "state " + states.size() + " must be an object");
      readState(states.size());
    }
  }

  private void readState(int position) throws IOException {
    Map<String, Object> state = new LinkedHashMap<>();
    boolean described = false;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String variable = json.currentName();
      json.nextToken();
      if (variable.equals("#meta")) {
        readStateMeta(position);
        described = true;
      } else {
        state.put(variable, values.read(json));
      }
    }
    if (!described) {
      throw new MalformedTraceException("state " + position + " has no \"#meta\"");
    }
    states.add(state);
  }

  private void readStateMeta(int position) throws IOException {
    require(JsonToken.START_OBJECT, "\"#meta\" of state " + position + " must be an object");
    OptionalInt index = OptionalInt.empty();
    String action = null;
    List<Object> arguments = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "index" -> index = OptionalInt.of(readIndex("the index of state " + position));
        case "action" -> action = readAction();
        case "arguments" -> arguments = readArguments();
        default -> json.skipChildren();
      }
    }
    if (index.isEmpty() || index.getAsInt() != position) {
      throw new MalformedTraceException(
          ("state " + position + " has ")
              + (index.isEmpty() ? "no index" : "index " + index.getAsInt())
              + ": a state is missing or out of order");
    }
    addStep(position, action, arguments);
  }

  private void addStep(int position, String action, List<Object> arguments)
      throws MalformedTraceException {
    if (position == 0) {
      if (action != null || arguments != null) {
        throw new MalformedTraceException("no step can lead to state 0");
      }
    } else {
      if (action == null || arguments == null) {
        throw new MalformedTraceException(
            "\"#meta\" of state " + position + " lacks the action or arguments that lead to it");
      }
      steps.add(new ItfStep(action, arguments));
    }
  }

  private String readAction() throws IOException {
    require(JsonToken.VALUE_STRING, "the name of an action must be a string");
    return json.getText();
  }

  private List<Object> readArguments() throws IOException {
    require(JsonToken.START_ARRAY, "\"arguments\" must be an array");
    return values.readAll(json);
  }

  private int readIndex(String what) throws IOException {
    require(JsonToken.VALUE_NUMBER_INT, what + " must be an integer");
    return values.readInteger(json.getText());
  }

  private void require(JsonToken token, String why) throws MalformedTraceException {
    if (json.currentToken() != token) {
      throw new MalformedTraceException(why);
    }
  }
}
