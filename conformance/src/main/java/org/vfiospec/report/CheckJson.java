package org.vfiospec.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * A report as JSON. Of a revision that the manifest does not know, {@code expected} and {@code
 * asExpected} are null.
 */
public final class CheckJson {
  private CheckJson() {}

  /** The models and the verdicts. */
  public static ObjectNode of(CheckReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode models = json.putArray("models");
    for (CheckedRevision revision : report.revisions()) {
      models
          .addObject()
          .put("protocol", revision.protocol())
          .put("revision", revision.revision())
          .put("distinctStates", revision.counts().distinct())
          .put("generatedStates", revision.counts().generated())
          .put("depth", revision.counts().depth())
          .put("seconds", Math.round(revision.seconds() * 1000) / 1000.0)
          .put("model", revision.part());
    }
    ArrayNode verdicts = json.putArray("verdicts");
    for (Verdict verdict : report.verdicts()) {
      verdicts
          .addObject()
          .put("protocol", verdict.protocol())
          .put("revision", verdict.revision())
          .put("property", verdict.property().name())
          .put("kind", verdict.property().kind().name().toLowerCase(Locale.ROOT))
          .put("expected", verdict.expected().map(Outcome::toString).orElse(null))
          .put("actual", verdict.actual().toString())
          .put("asExpected", verdict.asExpected().orElse(null));
    }
    return json;
  }
}
