package org.vfiospec.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.vfiospec.tlc.Verdicts;

/** The verdicts on one protocol, revisions against properties. */
public final class Matrix {
  /** What stands where a property is none of the revision's. */
  private static final String NOT_ASKED = "-";

  private final Map<String, Map<String, Verdict>> byRevision = new LinkedHashMap<>();
  private final Set<String> properties = new LinkedHashSet<>();

  /** The matrix of those of the verdicts that are on {@code protocol}. */
  public Matrix(String protocol, List<Verdict> verdicts) {
    for (Verdict verdict : verdicts) {
      if (verdict.protocol().equals(protocol)) {
        properties.add(verdict.property().name());
        byRevision
            .computeIfAbsent(verdict.revision(), revision -> new LinkedHashMap<>())
            .put(verdict.property().name(), verdict);
      }
    }
  }

  /** The outcomes by revision and property. */
  public Map<String, Map<String, String>> outcomes() {
    Map<String, Map<String, String>> outcomes = new LinkedHashMap<>();
    byRevision.forEach(
        (revision, verdicts) -> {
          Map<String, String> row = new LinkedHashMap<>();
          verdicts.forEach((property, verdict) -> row.put(property, verdict.actual().toString()));
          outcomes.put(revision, row);
        });
    return outcomes;
  }

  /** Of a deadlock there is a verdict only where there is one. */
  private static String unasked(String property) {
    return property.equals(Verdicts.DEADLOCK) ? Outcome.HOLDS.toString() : NOT_ASKED;
  }

  /** A row a property and a column a revision; {@code cell} writes a verdict. */
  public Table table(Function<Verdict, String> cell) {
    List<String> heading = new ArrayList<>(List.of("property"));
    heading.addAll(byRevision.keySet());
    Table table = new Table(heading);
    for (String property : properties) {
      List<String> row = new ArrayList<>(List.of(property));
      for (Map<String, Verdict> verdicts : byRevision.values()) {
        Verdict verdict = verdicts.get(property);
        row.add(verdict == null ? unasked(property) : cell.apply(verdict));
      }
      table.row(row);
    }
    return table;
  }
}
