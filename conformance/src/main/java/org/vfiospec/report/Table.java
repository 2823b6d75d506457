package org.vfiospec.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of text under a heading, in columns. Not safe for several threads. */
public final class Table {
  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table without rows. */
  public Table(List<String> heading) {
    this.heading = List.copyOf(heading);
  }

  /** A table without rows. */
  public Table(String... heading) {
    this(Arrays.asList(heading));
  }

  /** Adds a row, which has as many cells as the heading. */
  public Table row(List<String> cells) {
    if (cells.size() != heading.size()) {
      throw new IllegalArgumentException(cells.size() + " cells under " + heading);
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row, which has as many cells as the heading. */
  public Table row(String... cells) {
    return row(Arrays.asList(cells));
  }

  /** Columns apart by spaces; those that hold nothing but numbers to the right. */
  public String text() {
    int[] width = new int[heading.size()];
    boolean[] right = new boolean[heading.size()];
    for (int c = 0; c < width.length; c++) {
      int column = c;
      width[c] =
          Math.max(
              heading.get(c).length(),
              rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
      right[c] =
          !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("[\\d,.]*"));
    }
    StringBuilder text = new StringBuilder();
    append(text, heading, width, right);
    rows.forEach(row -> append(text, row, width, right));
    return text.toString();
  }

  /** The same in Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(markdown(heading));
    text.append(heading.stream().map(cell -> "---").collect(Collectors.joining("|", "|", "|\n")));
    rows.forEach(row -> text.append(markdown(row)));
    return text.toString();
  }

  private static void append(StringBuilder text, List<String> row, int[] width, boolean[] right) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < width.length; c++) {
      String padding = " ".repeat(width[c] - row.get(c).length());
      line.append(c == 0 ? "" : "  ")
          .append(right[c] ? padding : "")
          .append(row.get(c))
          .append(right[c] ? "" : padding);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static String markdown(List<String> row) {
    return row.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
