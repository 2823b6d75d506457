package org.vfiospec.tlc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Expected results, in the form that the TLA+ examples repository uses: an entry a configuration
 * and revision, which names the revision, and what the configuration lists that it violates.
 */
final class Manifest {
  private static final Set<String> RESULTS =
      new TreeSet<>(Set.of("success", "safety failure", "liveness failure"));

  private final Path file;
  private final JsonNode root;
  private final Map<Entry, Expected> expected = new HashMap<>();
  private final List<Deep> deep = new ArrayList<>();
  private final List<Deep> growth = new ArrayList<>();

  /** What an entry is of: the names of a module's and a configuration's file, and a revision. */
  private record Entry(String module, String config, String revision) {
    @Override
    public String toString() {
      return revision + " in " + config;
    }
  }

  private Manifest(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
    for (JsonNode module : root.path("modules")) {
      for (JsonNode model : module.path("models")) {
        add(fileName(module.path("path").asText()), model);
      }
    }
    root.path("deep").forEach(json -> add(json, deep));
    root.path("growth").forEach(json -> add(json, growth));
  }

  private void add(JsonNode json, List<Deep> to) {
    String config = fileName(json.path("path").asText());
    Map<String, String> bounds = new LinkedHashMap<>();
    json.path("bounds")
        .properties()
        .forEach(each -> bounds.put(each.getKey(), each.getValue().asText()));
    if (bounds.isEmpty()) {
      throw new SpecException(
          file
              + ": the model of "
              + config
              + " with other bounds needs bounds, such as {\"MaxStarts\": 3}");
    }
    Map<String, Expected> ofRevisions = new LinkedHashMap<>();
    for (JsonNode model : json.path("models")) {
      Entry entry = new Entry("deep", config, model.path("revision").asText());
      ofRevisions.put(entry.revision(), yields(model, entry));
    }
    to.add(new Deep(config, bounds, ofRevisions));
  }

  /** Reads a manifest; one that is not there says nothing of any model. */
  static Manifest read(Path file) {
    ObjectMapper mapper = new ObjectMapper();
    if (!Files.exists(file)) {
      return new Manifest(file, mapper.createObjectNode());
    }
    try {
      JsonNode root = mapper.readTree(Files.readString(file));
      if (!root.path("modules").isArray()) {
        throw new SpecException(
            file + ": it has no list of modules, so it expects nothing; restore it, or delete it");
      }
      return new Manifest(file, root);
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

  /** Larger bounds for a configuration, with what is expected of the revisions then. */
  record Deep(String config, Map<String, String> bounds, Map<String, Expected> expected) {}

  /** The larger bounds that it names, in its order. */
  List<Deep> deep() {
    return deep;
  }

  /** Bounds that grow, of some revisions, to measure how a search grows with them. */
  List<Deep> growth() {
    return growth;
  }

  /** What it says of a model, which is one of a revision. */
  Optional<Expected> expected(Model model) {
    return model
        .revision()
        .map(
            revision ->
                expected.get(
                    new Entry(
                        model.rootModule() + ".tla", fileName(model.configName()), revision)));
  }

  private void add(String module, JsonNode json) {
    String revision = json.path("revision").textValue();
    if (revision == null) {
      throw new SpecException(file + ": each of its models must name its revision");
    }
    Entry entry = new Entry(module, fileName(json.path("path").asText()), revision);
    if (expected.put(entry, yields(json, entry)) != null) {
      throw new SpecException(file + ": it has two models of " + entry);
    }
  }

  private Expected yields(JsonNode json, Entry entry) {
    String result = json.path("result").asText();
    if (!RESULTS.contains(result)) {
      throw new SpecException(
          file + ": the result of " + entry + " is \"" + result + "\"; allowed are " + RESULTS);
    }
    Set<String> violated = new LinkedHashSet<>();
    json.path("violated").forEach(name -> violated.add(name.asText()));
    if (result.equals("success") != violated.isEmpty()) {
      throw new SpecException(
          file + ": the result of " + entry + " is " + result + ", yet it violates " + violated);
    }
    return new Expected(result, counts(json, entry), Collections.unmodifiableSet(violated));
  }

  private Counts counts(JsonNode json, Entry entry) {
    return new Counts(
        count(json, entry, "distinctStates"),
        count(json, entry, "totalStates"),
        Math.toIntExact(count(json, entry, "stateDepth")));
  }

  private long count(JsonNode json, Entry entry, String field) {
    JsonNode count = json.path(field);
    if (!count.canConvertToLong() || count.asLong() < 1) {
      throw new SpecException(file + ": " + entry + " needs " + field + ", a number of states");
    }
    return count.asLong();
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
