package org.vfiospec.report;

import java.util.List;

/** What was checked on several machines, as tables to read. */
public final class DistributedText {
  private DistributedText() {}

  /** The models, the verdicts of each protocol, and a line for each property without one. */
  public static String of(List<DistributedModel> models) {
    Table table = new Table("protocol", "revision", "model", "distinct", "generated", "seconds");
    for (DistributedModel model : models) {
      table.row(
          model.protocol(),
          model.revision(),
          model.part(),
          String.valueOf(model.found().distinct()),
          String.valueOf(model.found().generated()),
          CheckText.seconds(model.found().seconds()));
    }
    StringBuilder text = new StringBuilder(table.text());
    List<Verdict> verdicts = models.stream().flatMap(m -> m.verdicts().stream()).toList();
    for (String protocol : models.stream().map(DistributedModel::protocol).distinct().toList()) {
      text.append('\n').append(protocol).append('\n');
      text.append(new Matrix(protocol, verdicts).table(CheckText::cell).text());
      models.stream()
          .filter(model -> model.protocol().equals(protocol))
          .flatMap(model -> model.notChecked().stream())
          .distinct()
          .forEach(
              property ->
                  text.append(property.name())
                      .append(": not checked, TLC's distributed mode checks invariants alone\n"));
    }
    return text.append('\n').append(CheckText.summary(verdicts)).append('\n').toString();
  }
}
