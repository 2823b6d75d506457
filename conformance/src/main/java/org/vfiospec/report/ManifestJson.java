package org.vfiospec.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was measured, in the form of the manifest that says what is expected, for a person to review
 * and to put in its place.
 */
public final class ManifestJson {
  private ManifestJson() {}

  /**
   * The manifest of one protocol: an entry a revision and configuration.
   *
   * @param report on exactly that protocol
   * @param present the present manifest: what a person wrote into it is kept, and so is the time
   *     that a model took, unless its states are others now
   */
  public static ObjectNode of(String title, JsonNode present, CheckReport report) {
    String folder = "spec/" + report.revisions().get(0).protocol();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("path", folder)
        .put("title", title)
        .put("description", present.path("description").asText());
    ArrayNode modules = json.putArray("modules");
    Map<String, ArrayNode> models = new LinkedHashMap<>();
    for (CheckedRevision revision : report.revisions()) {
      for (CheckedModel model : revision.models()) {
        models
            .computeIfAbsent(model.module(), module -> module(folder, module, modules, present))
            .add(model(folder, revision.revision(), model, present));
      }
    }
    for (String kept : List.of("deep", "growth")) {
      if (present.has(kept)) {
        json.set(kept, present.get(kept));
      }
    }
    return json;
  }

  /** Adds a module, and returns its models. */
  private static ArrayNode module(
      String folder, String module, ArrayNode modules, JsonNode present) {
    ObjectNode json = modules.addObject();
    json.put("path", folder + "/" + module);
    ArrayNode features = json.putArray("features");
    for (JsonNode each : present.path("modules")) {
      if (each.path("path").equals(json.get("path"))) {
        each.path("features").forEach(features::add);
      }
    }
    return json.putArray("models");
  }

  private static ObjectNode model(
      String folder, String revision, CheckedModel model, JsonNode present) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("path", folder + "/" + model.config())
        .put("revision", revision)
        .put("runtime", runtime(model.seconds()))
        .put("mode", "exhaustive search")
        .put("result", model.result());
    json.put("distinctStates", model.counts().distinct())
        .put("totalStates", model.counts().generated())
        .put("stateDepth", model.counts().depth());
    ArrayNode names = json.putArray("violated");
    model.violated().forEach(property -> names.add(property.name()));
    for (JsonNode module : present.path("modules")) {
      for (JsonNode was : module.path("models")) {
        if (was.path("path").equals(json.get("path"))
            && was.path("revision").equals(json.get("revision"))
            && was.path("totalStates").asLong() == model.counts().generated()
            && was.hasNonNull("runtime")) {
          json.set("runtime", was.get("runtime"));
        }
      }
    }
    return json;
  }

  private static String runtime(double seconds) {
    long whole = (long) Math.ceil(seconds);
    return String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
