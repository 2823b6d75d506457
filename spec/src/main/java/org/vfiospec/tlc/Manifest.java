package org.vfiospec.tlc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expected results, in the form that the TLA+ examples repository uses, with the revision and what
 * it violates beside.
 */
final class Manifest {
  private static final Set<String> RESULTS =
      new TreeSet<>(Set.of("success", "safety failure", "liveness failure"));

  private final Path file;
  private final JsonNode root;
  private final Map<String, Expected> expected = new LinkedHashMap<>();

  private Manifest(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
    for (JsonNode module : root.path("modules")) {
      for (JsonNode model : module.path("models")) {
        add(model);
      }
    }
  }

  /** Reads a manifest; one that is not there says nothing of any revision. */
  static Manifest read(Path file) {
    ObjectMapper mapper = new ObjectMapper();
    if (!Files.exists(file)) {
      return new Manifest(file, mapper.createObjectNode());
    }
    try {
      return new Manifest(file, mapper.readTree(Files.readString(file)));
    } catch (JsonProcessingException e) {
      throw new SpecException(
          file
              + ":"
              + e.getLocation().getLineNr()
              + ": not the JSON that a manifest must be: "
              + e.getOriginalMessage());
    } catch (IOException e) {
      throw new SpecException(file + ": cannot be read: " + e.getMessage());
    }
  }

  Optional<String> title() {
    return Optional.ofNullable(root.path("title").textValue());
  }

  Optional<Expected> expected(String revision) {
    return Optional.ofNullable(expected.get(revision));
  }

  private void add(JsonNode model) {
    String revision = model.path("revision").textValue();
    if (revision == null) {
      throw new SpecException(file + ": each of its models must name its revision");
    }
    String result = model.path("result").asText();
    if (!RESULTS.contains(result)) {
      throw new SpecException(
          file + ": the result of " + revision + " is \"" + result + "\"; allowed are " + RESULTS);
    }
    Set<String> violated = new LinkedHashSet<>();
    model.path("violated").forEach(name -> violated.add(name.asText()));
    if (result.equals("success") != violated.isEmpty()) {
      throw new SpecException(
          file + ": the result of " + revision + " is " + result + ", yet it violates " + violated);
    }
    Expected entry =
        new Expected(
            result,
            count(model, revision, "distinctStates"),
            count(model, revision, "totalStates"),
            Math.toIntExact(count(model, revision, "stateDepth")),
            Collections.unmodifiableSet(violated));
    if (expected.put(revision, entry) != null) {
      throw new SpecException(file + ": it has two models of revision " + revision);
    }
  }

  private long count(JsonNode model, String revision, String field) {
    JsonNode count = model.path(field);
    if (!count.canConvertToLong() || count.asLong() < 1) {
      throw new SpecException(file + ": " + revision + " needs " + field + ", a number of states");
    }
    return count.asLong();
  }
}
