package org.vfiospec.binding.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Bindings;
import org.vfiospec.report.ActionGuide;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;

/** The tables of actions, kernel functions and Java methods are complete; the methods exist. */
class MappingTableTest {
  private static final String HEADER = "| action | kernel | Java | does |";
  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|.*");
  private static final Pattern METHOD = Pattern.compile("(\\w+)\\.(\\w+)");
  private static final List<String> PAGES = List.of("README.md", "STATES.md");
  private static final List<String> PACKAGES =
      List.of(
          "org.vfiospec.migration.", "org.vfiospec.migration.v1.", "org.vfiospec.migration.v2.");

  static List<Part> parts() {
    return MigrationModels.PROTOCOL.parts();
  }

  static List<Part> boundParts() {
    List<Part> bound = parts().stream().filter(part -> binding(part) != null).toList();
    assertThat(bound).extracting(Part::name).contains("MigrationBits", "MigrationStates");
    return bound;
  }

  private static Binding binding(Part part) {
    return Bindings.of("migration", part.name()).orElse(null);
  }

  @Test
  void theGuideHasTheActionsOfAllParts() throws IOException {
    Set<String> actions = new TreeSet<>();
    for (Part part : parts()) {
      actions.addAll(actions(part));
    }
    assertThat(guide().properties().stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(actions);
  }

  @Test
  void theTablesHaveTheActionsOfThePartsThatAreBound() throws IOException {
    Set<String> actions = new TreeSet<>();
    for (Part part : boundParts()) {
      actions.addAll(actions(part));
    }
    assertThat(rows().stream().map(MappingTableTest::action))
        .containsExactlyInAnyOrderElementsOf(actions);
  }

  @Test
  void theTablesSayWhatTheGuideSays() throws IOException {
    JsonNode guide = guide();
    for (String row : rows()) {
      String[] cells = row.split("\\|");
      JsonNode action = guide.path(action(row));
      assertThat(cells[2].strip()).as(row).isEqualTo(action.path("kernel").asText());
      assertThat(cells[3].replace("`", "").strip()).as(row).isEqualTo(action.path("java").asText());
    }
  }

  @ParameterizedTest
  @MethodSource("boundParts")
  void theMethodsExist(Part part) throws IOException {
    for (String action : actions(part)) {
      String java = guide().path(action).path("java").asText();
      assertThat(java.split(",\\s*"))
          .as(action)
          .isNotEmpty()
          .allSatisfy(method -> assertThat(exists(method)).as(method).isTrue());
    }
  }

  @ParameterizedTest
  @MethodSource("boundParts")
  void everyVariableIsMappedOrHistory(Part part) {
    ActionGuide guide = ActionGuide.read(MigrationModels.PROTOCOL.directory());
    List<String> mapped = binding(part).variables();
    List<String> variables = new ArrayList<>(graphs(part).get(0).variables());
    assertThat(variables).containsAll(mapped);
    variables.removeAll(mapped);
    assertThat(variables).allSatisfy(each -> assertThat(guide.isHistory(each)).as(each).isTrue());
    assertThat(mapped).noneMatch(guide::isHistory);
  }

  /** The actions that TLC found, taken or not, in models that are small enough. */
  private static Set<String> actions(Part part) {
    Set<String> actions = new TreeSet<>();
    for (StateGraph graph : graphs(part)) {
      graph.steps().stream().map(Step::action).forEach(actions::add);
    }
    return actions;
  }

  private static List<StateGraph> graphs(Part part) {
    return switch (part.name()) {
      case "MigrationStates" -> graphs(MigrationModels.oneUser("states_before_fix"));
      case "MigrationBits" ->
          graphs(
              MigrationModels.liveness("recommended"),
              MigrationModels.liveness("rfc_v2_decomposed"));
      case "MigrationStatesRefinement" ->
          graphs(MigrationModels.with(part.livenessModel(part.revisions().get(0)), "MaxUsers", 1));
      default ->
          graphs(part.revisions().stream().limit(1).map(part::livenessModel).toArray(Model[]::new));
    };
  }

  private static List<StateGraph> graphs(Model... models) {
    return Arrays.stream(models)
        .map(model -> Explorer.explore(model, List.of(), ProgressListener.NONE).graph())
        .toList();
  }

  private static JsonNode guide() throws IOException {
    return new ObjectMapper()
        .readTree(MigrationModels.PROTOCOL.directory().resolve("actions.json").toFile())
        .path("actions");
  }

  private static String action(String row) {
    Matcher matcher = ROW.matcher(row);
    assertThat(matcher.matches()).as(row).isTrue();
    return matcher.group(1);
  }

  private static List<String> rows() throws IOException {
    List<String> rows = new ArrayList<>();
    for (String page : PAGES) {
      List<String> lines = Files.readAllLines(MigrationModels.PROTOCOL.directory().resolve(page));
      int header = lines.indexOf(HEADER);
      assertThat(header).as("the table of " + page).isNotNegative();
      lines.subList(header + 2, lines.size()).stream()
          .takeWhile(line -> line.startsWith("|"))
          .forEach(rows::add);
    }
    return rows;
  }

  private static boolean exists(String method) {
    Matcher parts = METHOD.matcher(method);
    return parts.matches()
        && PACKAGES.stream()
            .flatMap(name -> declared(name + parts.group(1)))
            .anyMatch(parts.group(2)::equals);
  }

  private static Stream<String> declared(String type) {
    try {
      return Stream.of(Class.forName(type).getDeclaredMethods()).map(Method::getName);
    } catch (ClassNotFoundException e) {
      return Stream.of();
    }
  }
}
