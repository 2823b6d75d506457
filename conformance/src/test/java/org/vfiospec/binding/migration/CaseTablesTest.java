package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vfiospec.cases.CaseSearch;
import org.vfiospec.cases.RevisionCases;
import org.vfiospec.cases.Witness;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Step;

/**
 * In how many pairs of states which list violates what, and the shortest behaviour of each: README
 * and WITNESSES.md of the specification have what is found.
 */
class CaseTablesTest {
  private static final String HEADING = "| property | L0 |";
  private static final Path SPEC = MigrationModels.PROTOCOL.directory();

  /** In the order of the columns: the two readings of each list, and ours. */
  private static final Map<String, RevisionCases> FOUND = new LinkedHashMap<>();

  @BeforeAll
  static void explore() {
    BitsModels.PART
        .revisions()
        .forEach(
            revision ->
                FOUND.put(
                    revision.name(),
                    CaseSearch.of(BitsModels.PART, revision, ProgressListener.NONE)));
  }

  private static List<String> violated() {
    return BitsModels.PART.properties().stream()
        .map(property -> property.name())
        .filter(name -> FOUND.values().stream().anyMatch(each -> each.violated().contains(name)))
        .toList();
  }

  @Test
  void theTableOfNumbersHasWhatIsFound() throws IOException {
    List<String> rows =
        Files.readString(SPEC.resolve("README.md"))
            .lines()
            .dropWhile(line -> !line.startsWith(HEADING))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows).containsExactlyElementsOf(numbers());
  }

  private static List<String> numbers() {
    List<String> rows = new ArrayList<>();
    for (String property : violated()) {
      rows.add(
          FOUND.values().stream()
              .map(each -> number(each, property))
              .collect(Collectors.joining(" | ", "| " + property + " | ", " |")));
    }
    rows.add(
        FOUND.values().stream()
            .map(each -> String.valueOf(each.possible().orElseThrow()))
            .collect(Collectors.joining(" | ", "| of | ", " |")));
    return rows;
  }

  private static String number(RevisionCases revision, String property) {
    int all = revision.witnesses(property).size();
    long first = revision.first(property);
    if (revision.isUntold(property)) {
      return "violated";
    }
    return first == all ? "" + all : all + " (" + first + ")";
  }

  @Test
  void thePageOfWitnessesHasTheShortestOfEach() throws IOException {
    String page = Files.readString(SPEC.resolve("WITNESSES.md"));
    List<String> rows = page.lines().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows).as(() -> String.join("\n", witnesses())).isEqualTo(witnesses());
  }

  private static List<String> witnesses() {
    List<String> rows = new ArrayList<>();
    for (String property : violated()) {
      FOUND.forEach(
          (revision, cases) ->
              cases.witnesses(property).stream()
                  .findFirst()
                  .ifPresent(shortest -> rows.add(row(property, revision, shortest))));
    }
    return rows;
  }

  private static String row(String property, String revision, Witness witness) {
    Map<String, Object> pair = witness.shown().told();
    return "| `%s` | `%s` | `%s` to `%s` | %s |"
        .formatted(property, revision, pair.get("from"), pair.get("to"), told(witness.steps()));
  }

  /** A behaviour, a write a clause. */
  private static String told(List<Step> steps) {
    return steps.stream().map(CaseTablesTest::told).collect(Collectors.joining(", "));
  }

  private static String told(Step step) {
    List<Object> arguments = step.arguments();
    return switch (step.action()) {
      case "WriteBegin" -> "**" + Patterns.letters(Patterns.of(arguments.get(0))) + "**";
      case "WriteAct" -> "" + arguments.get(0);
      case "WriteFail" -> arguments.get(0) + " fails";
      case "WriteFlip" -> "(next)";
      case "WriteCommit" -> "(done)";
      case "WriteBadData" -> "bad data";
      default -> arguments.isEmpty() ? step.action() : step.action() + " " + arguments.get(0);
    };
  }

  @Test
  void ofTheRecommendedOneThereIsNone() {
    assertThat(FOUND.get("recommended").witnesses()).isEmpty();
    assertThat(FOUND.get("recommended").violated()).isEmpty();
    assertThat(FOUND).hasSize(13);
  }
}
