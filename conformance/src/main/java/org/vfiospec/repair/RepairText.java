package org.vfiospec.repair;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vfiospec.report.ValueText;

/** A report to read. */
public final class RepairText {
  private final String subject;
  private final RepairReport report;
  private final StringBuilder text = new StringBuilder();

  private RepairText(String subject, RepairReport report) {
    this.subject = subject;
    this.report = report;
  }

  /**
   * The report.
   *
   * @param subject the protocol and the revision
   */
  public static String of(String subject, RepairReport report) {
    return new RepairText(subject, report).told();
  }

  private String told() {
    if (report.violated().isEmpty()) {
      text.append(subject)
          .append(" ")
          .append(report.models())
          .append(": nothing needs repair, ")
          .append(report.properties().size() == 1 ? "the property holds" : "every property holds")
          .append('\n');
    } else {
      text.append(subject)
          .append(" ")
          .append(report.models())
          .append(" violates ")
          .append(String.join(", ", report.violated()))
          .append('\n');
    }
    report.sizes().forEach(this::size);
    report.unsearched().ifPresent(this::combined);
    if (!report.isGood() && report.unsearched().isEmpty()) {
      text.append("\nno change of these sizes repairs; --most ")
          .append(report.sizes().size() + 1)
          .append(" looks further\n");
    }
    return text.toString();
  }

  private void combined(int records) {
    int size = report.sizes().size() + 1;
    text.append('\n')
        .append(size)
        .append(" changes: ")
        .append(number(records))
        .append(" records, which were not checked; --most ")
        .append(size)
        .append(" checks them\n");
    if (report.combined().isEmpty()) {
      text.append("single changes, one for each property: ")
          .append(
              report.unmended().isEmpty()
                  ? "together they do not repair\n"
                  : "none has " + String.join(", none has ", report.unmended()) + " hold\n");
    } else {
      text.append("single changes, one for each property: together they repair");
      text.append("; whether fewer do was not looked at\n");
      report.combined().forEach(this::repair);
    }
  }

  private void size(SizeSearch size) {
    if (size.size() > 0) {
      text.append('\n')
          .append(size.size() == 1 ? "1 change" : size.size() + " changes")
          .append(": ")
          .append(decided(size))
          .append("; ")
          .append(
              size.repairs().isEmpty()
                  ? "none repairs\n"
                  : size.repairs().size()
                      + (size.repairs().size() == 1 ? " repairs" : " repair")
                      + ", and larger changes were not looked at\n");
      for (Repair repair : size.repairs()) {
        repair(repair);
      }
    }
    // With more changes they are many, and where none is right there is nothing to tell of them.
    size.orders().stream()
        .filter(finding -> size.size() <= 1 || finding.atMost() > 0)
        .forEach(this::orders);
  }

  private static String decided(SizeSearch size) {
    String records = size.records() + (size.records() == 1 ? " record" : " records");
    return size.orders().isEmpty()
        ? records + " checked"
        : records
            + " checked, and the orders of "
            + size.orders().size()
            + " more, of which "
            + size.orders().stream().filter(each -> each.atMost() > 0).count()
            + " may be right in some order";
  }

  private void repair(Repair repair) {
    text.append("  repair:\n");
    repair
        .changes()
        .forEach(
            (field, value) ->
                text.append("    ")
                    .append(field)
                    .append(": ")
                    .append(ValueText.of(report.choices().get(field)))
                    .append(" -> ")
                    .append(ValueText.of(value))
                    .append('\n'));
  }

  private void orders(OrderFinding finding) {
    text.append("  orders of ")
        .append(ValueText.of(finding.actions()))
        .append(
            finding.changes().isEmpty()
                ? ", nothing else changed: "
                : " with " + ChangesText.of(finding.changes()) + ": ")
        .append("of ")
        .append(number(finding.orders()))
        .append(", ")
        .append(
            finding.isExact()
                ? number(finding.atLeast())
                : "at least "
                    + number(finding.atLeast())
                    + " and at most "
                    + number(finding.atMost()))
        .append(" violate nothing")
        .append(
            finding
                .wrongAnyhow()
                .map(property -> ": " + property + " is violated where no order matters")
                .orElse(finding.isExact() ? " (exact)" : ""))
        .append('\n');
    if (finding.example().isPresent()) {
      text.append("    ").append(which(finding)).append('\n');
      named("among them that of ", finding.among());
      named("not among them that of ", finding.notAmong());
    }
  }

  private void named(String how, List<String> revisions) {
    if (!revisions.isEmpty()) {
      text.append("    ").append(how).append(String.join(", ", revisions)).append('\n');
    }
  }

  private static String which(OrderFinding finding) {
    if (finding.before().isEmpty()) {
      return finding.characterized()
          ? "any order will do"
          : "no action stands before another in all of them";
    }
    return finding.before().stream()
        .map(pair -> pair.get(0) + " is before " + pair.get(1))
        .collect(
            Collectors.joining(
                ", ",
                finding.characterized()
                    ? "exactly those in which "
                    : "in all of them, but not in these alone, ",
                ""));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
