package org.vfiospec.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.vfiospec.tlc.Property;

/**
 * What was measured, in the form of the manifest that says what is expected, for a person to review
 * and to put in its place.
 */
public final class ManifestJson {
  private ManifestJson() {}

  /**
   * The manifest of one protocol.
   *
   * @param report on exactly that protocol
   * @param description what the present manifest says of the protocol, or an empty text
   */
  public static ObjectNode of(String title, String description, CheckReport report) {
    CheckedModel first = report.models().get(0);
    String folder = "spec/" + first.protocol();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("path", folder).put("title", title).put("description", description);
    ObjectNode module = json.putArray("modules").addObject();
    module.put("path", folder + "/" + first.module()).putArray("features");
    ArrayNode models = module.putArray("models");
    report.models().forEach(model -> models.add(model(folder, model, report.verdicts())));
    return json;
  }

  private static JsonNode model(String folder, CheckedModel model, List<Verdict> all) {
    List<Property> violated =
        all.stream()
            .filter(v -> v.revision().equals(model.revision()) && v.actual() == Outcome.VIOLATED)
            .map(Verdict::property)
            .toList();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("path", folder + "/" + model.config())
        .put("revision", model.revision())
        .put("runtime", runtime(model.seconds()))
        .put("mode", "exhaustive search")
        .put("result", result(violated))
        .put("distinctStates", model.distinctStates())
        .put("totalStates", model.generatedStates())
        .put("stateDepth", model.depth());
    ArrayNode names = json.putArray("violated");
    violated.forEach(property -> names.add(property.name()));
    return json;
  }

  private static String result(List<Property> violated) {
    if (violated.isEmpty()) {
      return "success";
    }
    return violated.stream().anyMatch(p -> p.kind() == Property.Kind.INVARIANT)
        ? "safety failure"
        : "liveness failure";
  }

  private static String runtime(double seconds) {
    long whole = (long) Math.ceil(seconds);
    return String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
