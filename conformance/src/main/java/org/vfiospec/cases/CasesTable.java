package org.vfiospec.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vfiospec.report.Table;
import org.vfiospec.tlc.Property;

/** How many cases there are: properties against revisions of one part. */
public final class CasesTable {
  /** What the numbers mean. */
  public static final String LEGEND =
      "in brackets, where that is not all: the cases in which nothing was violated before\n";

  /** What stands where a property is violated, and the specification tells no cases of that. */
  private static final String UNTOLD = "violated";

  private final List<Property> properties;
  private final List<RevisionCases> revisions;

  /** The table of some invariants, and of some revisions of one part. */
  public CasesTable(List<Property> properties, List<RevisionCases> revisions) {
    this.properties = List.copyOf(properties);
    this.revisions = List.copyOf(revisions);
  }

  /** A row a property, a column a revision, and how many could be there in the last row. */
  public Table table() {
    List<String> heading = new ArrayList<>(List.of("property"));
    revisions.forEach(each -> heading.add(each.revision()));
    Table table = new Table(heading);
    for (Property property : properties) {
      List<String> row = new ArrayList<>(List.of(property.name()));
      revisions.forEach(each -> row.add(cell(each, property.name())));
      table.row(row);
    }
    if (revisions.stream().anyMatch(each -> each.possible().isPresent())) {
      List<String> row = new ArrayList<>(List.of("of"));
      revisions.forEach(each -> row.add(each.possible().map(String::valueOf).orElse("")));
      table.row(row);
    }
    return table;
  }

  private static String cell(RevisionCases revision, String property) {
    int all = revision.witnesses(property).size();
    long first = revision.first(property);
    return revision.isUntold(property)
        ? UNTOLD
        : first == all ? "" + all : all + " (" + first + ")";
  }

  /** The same for a program: revisions with the numbers by property, null where none is told. */
  public List<Map<String, Object>> json() {
    List<Map<String, Object>> json = new ArrayList<>();
    for (RevisionCases revision : revisions) {
      Map<String, Object> numbers = new LinkedHashMap<>();
      properties.forEach(
          property ->
              numbers.put(
                  property.name(),
                  revision.isUntold(property.name())
                      ? null
                      : revision.witnesses(property.name()).size()));
      Map<String, Object> first = new LinkedHashMap<>();
      properties.stream()
          .map(Property::name)
          .filter(name -> !revision.isUntold(name))
          .forEach(name -> first.put(name, revision.first(name)));
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("model", revision.part());
      row.put("revision", revision.revision());
      row.put("possible", revision.possible().orElse(null));
      row.put("cases", numbers);
      row.put("first", first);
      json.add(row);
    }
    return json;
  }
}
