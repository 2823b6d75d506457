package org.vfiospec.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vfiospec.report.CommandText;
import org.vfiospec.report.ValueText;
import org.vfiospec.tlc.Step;

/** The cases of one property in one revision, each with its shortest witness. */
public final class WitnessList {
  private final String protocol;
  private final RevisionCases revision;
  private final String property;

  /** The cases of a property in a revision of a protocol. */
  public WitnessList(String protocol, RevisionCases revision, String property) {
    this.protocol = protocol;
    this.revision = revision;
    this.property = property;
  }

  /** Each with the length of its witness, and the command that tells the steps. */
  public String text() {
    StringBuilder text = new StringBuilder(title()).append("; ").append(command()).append('\n');
    witnesses().forEach(each -> text.append("  ").append(line(each)).append('\n'));
    return text.toString();
  }

  /** Each with the steps of its witness. */
  public String textWithSteps() {
    StringBuilder text = new StringBuilder(title()).append('\n');
    for (Witness witness : witnesses()) {
      text.append("  ").append(line(witness)).append('\n');
      int number = 0;
      for (Step step : witness.steps()) {
        text.append(String.format("    %3d. %s%n", ++number, ValueText.of(step)));
      }
    }
    return text.toString();
  }

  /** For a program: a record a case. */
  public List<Map<String, Object>> json() {
    return witnesses().stream().map(this::json).toList();
  }

  /** The same with the steps. */
  public List<Map<String, Object>> jsonWithSteps() {
    List<Map<String, Object>> json = new ArrayList<>();
    for (Witness witness : witnesses()) {
      Map<String, Object> row = json(witness);
      row.put("steps", witness.steps().stream().map(Step::toString).toList());
      json.add(row);
    }
    return json;
  }

  private Map<String, Object> json(Witness witness) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("model", revision.part());
    row.put("property", property);
    row.put("case", witness.shown().told());
    row.put("first", witness.first());
    row.put("length", witness.steps().size());
    row.put("command", command().toString());
    return row;
  }

  private List<Witness> witnesses() {
    return revision.witnesses(property);
  }

  private String title() {
    int cases = witnesses().size();
    return revision.part()
        + " "
        + property
        + ": "
        + (revision.isUntold(property)
            ? "violated, and the specification tells no cases of it"
            : cases
                + (cases == 1 ? " case" : " cases")
                + revision.possible().map(possible -> " of " + possible).orElse(""));
  }

  private CommandText command() {
    return CommandText.of(
        "cases", protocol, "--revision", revision.revision(), "--property", property);
  }

  private static String line(Witness witness) {
    int length = witness.steps().size();
    return witness.shown().told().entrySet().stream()
        .map(field -> field.getKey() + " " + ValueText.of(field.getValue()))
        .collect(
            Collectors.joining(
                ", ",
                "",
                ": "
                    + length
                    + (length == 1 ? " step" : " steps")
                    + (witness.first() ? "" : ", only after another violation")));
  }
}
