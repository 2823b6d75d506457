package org.vfiospec.binding.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vfiospec.report.ActionGuide;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Step;

/** The table of actions, kernel functions and Java methods is complete, and its methods exist. */
class MappingTableTest {
  private static final Pattern HEADER = Pattern.compile("\\| action \\| kernel \\| Java \\|.*");
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|.*");
  private static final List<String> PACKAGES =
      List.of("org.vfiospec.ccw", "org.vfiospec.channel", "org.vfiospec.vfio");

  @Test
  void theTableHasTheActionsOfTheSpecification() throws IOException {
    assertThat(new TreeSet<>(table())).isEqualTo(actions());
  }

  @Test
  void theGuideHasTheActionsOfTheSpecification() throws IOException {
    Set<String> known = new TreeSet<>();
    guide().fieldNames().forEachRemaining(known::add);
    assertThat(known).isEqualTo(actions());
  }

  @Test
  void theBindingHasTheActionsOfTheSpecificationWithTheContextsOfTheGuide() throws IOException {
    Set<String> bound = new TreeSet<>();
    for (CcwAction action : CcwAction.values()) {
      bound.add(action.specName());
      assertThat(guide().path(action.specName()).path("context").asText())
          .as(action.specName())
          .isEqualTo(action.taker().name().toLowerCase(Locale.ROOT));
    }
    assertThat(bound).isEqualTo(actions());
  }

  @Test
  void everyVariableIsMappedOrHistoryOrABound() {
    ActionGuide guide = ActionGuide.read(CcwModels.PROTOCOL.directory());
    List<String> mapped = new CcwBinding().variables();
    for (String variable : CcwModels.small(CcwModels.revisions().get(0)).graph().variables()) {
      assertThat(
              Stream.of(
                      mapped.contains(variable), guide.isHistory(variable), guide.isBound(variable))
                  .filter(is -> is))
          .as(variable)
          .hasSize(1);
    }
    assertThat(guide.isBound("budget")).isTrue();
  }

  @Test
  void theMethodsExist() throws IOException {
    guide()
        .properties()
        .forEach(
            action -> {
              String java = action.getValue().path("java").asText();
              assertThat(java).as(action.getKey()).isNotBlank();
              for (String method : java.split(",\\s*")) {
                assertThat(exists(method)).as("%s: %s", action.getKey(), method).isTrue();
              }
            });
  }

  @Test
  void theTableNamesTheMethodsOfTheGuide() throws IOException {
    List<String> lines = rows();
    guide()
        .properties()
        .forEach(
            action ->
                assertThat(lines)
                    .filteredOn(line -> line.startsWith("| `" + action.getKey() + "` |"))
                    .singleElement()
                    .satisfies(
                        line ->
                            assertThat(line.split("\\|")[3].replace("`", "").strip())
                                .isEqualTo(action.getValue().path("java").asText())));
  }

  /** The actions that TLC found in the small models of all revisions, taken or not. */
  private static Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    for (Revision revision : CcwModels.revisions()) {
      Stream.of(CcwModels.small(revision), CcwModels.extras(revision))
          .flatMap(covering -> covering.graph().steps().stream())
          .map(Step::action)
          .forEach(actions::add);
    }
    return actions;
  }

  private static JsonNode guide() throws IOException {
    return new ObjectMapper().readTree(file("actions.json").toFile()).path("actions");
  }

  private static Path file(String name) {
    return CcwModels.PROTOCOL.directory().resolve(name);
  }

  private static List<String> table() throws IOException {
    return rows().stream()
        .map(ROW::matcher)
        .peek(row -> assertThat(row.matches()).as("%s", row).isTrue())
        .map(row -> row.group(1))
        .toList();
  }

  private static List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(file("README.md"));
    int header = 0;
    while (!HEADER.matcher(lines.get(header)).matches()) {
      header++;
    }
    return lines.subList(header + 2, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  private static boolean exists(String method) {
    Matcher parts = Pattern.compile("([\\w$]+)\\.(\\w+)").matcher(method);
    return parts.matches()
        && PACKAGES.stream()
            .map(name -> loaded(name + "." + parts.group(1)))
            .filter(type -> type != null)
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .anyMatch(declared -> declared.getName().equals(parts.group(2)));
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
