package org.vfiospec.tlc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a specification's {@code Revisions} and holds each to its {@code DesignChoices}. */
final class RevisionTable {
  private static final String REVISIONS = "Revisions";
  private static final String DESIGN_CHOICES = "DesignChoices";

  private final Map<String, Object> allowed;
  private final List<Revision> revisions = new ArrayList<>();

  private RevisionTable(Map<String, Object> allowed) {
    this.allowed = allowed;
  }

  /** What the specification of a model says. */
  static RevisionTable of(Model model) {
    Map<String, Object> values =
        TlcRun.of(model, engine -> engine.evaluate(List.of(DESIGN_CHOICES, REVISIONS)));
    RevisionTable table = new RevisionTable(record(DESIGN_CHOICES, values.get(DESIGN_CHOICES)));
    if (!(values.get(REVISIONS) instanceof List<?> records)) {
      throw new SpecException(REVISIONS + " must be a sequence of records");
    }
    Set<String> names = new HashSet<>();
    for (Object each : records) {
      Revision revision = table.revision(each);
      if (!names.add(revision.name())) {
        throw new SpecException("two revisions are named " + revision.name() + "; rename one");
      }
      table.revisions.add(revision);
    }
    return table;
  }

  /** The revisions in their order. */
  List<Revision> revisions() {
    return List.copyOf(revisions);
  }

  /** The values that each design choice may have. */
  Map<String, Set<?>> designChoices() {
    Map<String, Set<?>> choices = new LinkedHashMap<>();
    allowed.forEach((field, values) -> choices.put(field, (Set<?>) values));
    return Collections.unmodifiableMap(choices);
  }

  private Revision revision(Object value) {
    Map<String, Object> fields = record("each of " + REVISIONS, value);
    String name = text(fields, "name", String.valueOf(fields.get("name")));
    Map<String, Object> choices = record("revision " + name + ": choices", fields.get("choices"));
    check(name, choices);
    return new Revision(name, text(fields, "since", name), text(fields, "source", name), choices);
  }

  private void check(String revision, Map<String, Object> choices) {
    Set<String> fields = new TreeSet<>(allowed.keySet());
    fields.addAll(choices.keySet());
    for (String field : fields) {
      String where = "revision " + revision + ": the choice " + field + " ";
      if (!allowed.containsKey(field)) {
        throw new SpecException(
            where + "is none of " + DESIGN_CHOICES + "; allowed are " + allowed.keySet());
      }
      Object values = allowed.get(field);
      if (!(values instanceof Set<?> set)) {
        throw new SpecException(DESIGN_CHOICES + "." + field + " must be a set of allowed values");
      }
      if (!choices.containsKey(field)) {
        throw new SpecException(where + "is missing; allowed are " + TlaText.of(values));
      }
      if (!set.contains(choices.get(field))) {
        throw new SpecException(
            where + "is " + TlaText.of(choices.get(field)) + "; allowed are " + TlaText.of(values));
      }
    }
  }

  private static String text(Map<String, Object> fields, String field, String revision) {
    if (fields.get(field) instanceof String text) {
      return text;
    }
    throw new SpecException(
        "revision " + revision + ": the field " + field + " must be there, and a string");
  }

  private static Map<String, Object> record(String what, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new SpecException(
          what + " must be a record, but is " + (value == null ? "missing" : TlaText.of(value)));
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((key, field) -> fields.put(String.valueOf(key), field));
    return Collections.unmodifiableMap(fields);
  }
}
