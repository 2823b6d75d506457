package org.vfiospec.repair;

import java.util.Map;
import java.util.stream.Collectors;
import org.vfiospec.report.ValueText;

/** Changes in one line. */
final class ChangesText {
  private ChangesText() {}

  static String of(Map<String, Object> changes) {
    return changes.entrySet().stream()
        .map(each -> each.getKey() + " := " + ValueText.of(each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
