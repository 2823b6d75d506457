package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.tlc.Checked;
import org.vfiospec.tlc.Checker;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;

/**
 * What README.md says of each change that {@code recommended} makes to {@code v5_2}: which
 * properties fail when it is taken back. The table there is what is checked.
 */
class TakenBackTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)[^`]*`: [^|]*\\| ((?:`\\w+`(?:, )?)+) \\|$");
  private static final Pattern NAME = Pattern.compile("\\w+");

  @TempDir private static Path home;
  private static Protocol protocol;

  private static Map<String, Set<String>> table() throws IOException {
    String readme = Files.readString(CcwModels.PROTOCOL.directory().resolve("README.md"));
    return ROW.matcher(readme)
        .results()
        .collect(Collectors.toMap(row -> row.group(1), row -> names(row.group(2))));
  }

  private static Set<String> names(String list) {
    return NAME.matcher(list)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<String> changes() throws IOException {
    return table().keySet().stream().sorted();
  }

  @BeforeAll
  static void oneRecordEach() throws IOException {
    Map<String, String> records = new LinkedHashMap<>();
    changes()
        .forEach(
            field ->
                records.put(
                    "without_" + field,
                    "[recommended EXCEPT !.%s = v5_2.%s]".formatted(field, field)));
    protocol = Proposals.in(home, records);
  }

  @Test
  void theTableHasEveryChange() throws IOException {
    Map<String, Object> before = CcwModels.revision("v5_2").choices();
    Map<String, Object> after = CcwModels.revision("recommended").choices();
    assertThat(changes())
        .containsExactlyInAnyOrderElementsOf(
            after.keySet().stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void withoutItTheseFail(String field) throws IOException {
    Revision revision = protocol.revision("without_" + field);
    Set<String> expected = table().get(field);

    Set<String> violated = new TreeSet<>();
    for (Model model : protocol.models(revision)) {
      Checked checked = Checker.check(model, ProgressListener.NONE);
      violated.addAll(checked.verdicts().violations().keySet());
      checked
          .temporal()
          .forEach((property, trace) -> trace.ifPresent(found -> violated.add(property.name())));
    }

    assertThat(violated).isEqualTo(expected);
  }
}
