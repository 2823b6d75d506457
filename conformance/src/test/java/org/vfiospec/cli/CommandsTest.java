package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfiospec.itf.ItfReader;
import org.vfiospec.itf.ItfTrace;
import org.vfiospec.suite.TlcModelValues;

class CommandsTest {
  @TempDir Path folder;

  @Test
  void everyCommandHasHelp() {
    for (String command :
        List.of(
            "list", "check", "worker", "matrix", "explain", "cases", "repair", "cover", "replay",
            "demo", "bench")) {
      CommandRun run = CommandRun.of(command, "--help");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).startsWith("Usage: vfiospec " + command);
    }
    assertThat(CommandRun.of("--help").out()).contains("Exit codes");
  }

  @Test
  void listNamesAll() throws IOException {
    assertThat(CommandRun.of("list").out()).contains("A door", "proposed", "DoorIsShut", "MCDoor");
    JsonNode door = json(CommandRun.of("list", "--format", "json")).path("protocols").get(0);
    assertThat(door.path("revisions")).hasSize(3);
    assertThat(door.path("properties").get(2).path("kind").asText()).isEqualTo("temporal");
  }

  @Test
  void checkIsAsExpected() throws IOException {
    CommandRun run = CommandRun.of("check", "--format", "json");
    assertThat(run.exitCode()).isZero();
    JsonNode report = json(run);
    assertThat(report.path("models")).hasSize(3);
    JsonNode model = report.path("models").get(0);
    assertThat(model.fieldNames())
        .toIterable()
        .containsExactly(
            "protocol",
            "revision",
            "distinctStates",
            "generatedStates",
            "depth",
            "seconds",
            "model");
    assertThat(model.path("distinctStates").asInt()).isEqualTo(19);
    assertThat(report.path("verdicts")).hasSize(9);
    JsonNode verdict = report.path("verdicts").get(1);
    assertThat(verdict.toString())
        .isEqualTo(
            "{\"protocol\":\"door\",\"revision\":\"careless\",\"property\":\"NobodyBumps\","
                + "\"kind\":\"invariant\",\"expected\":\"violated\",\"actual\":\"violated\","
                + "\"asExpected\":true}");
    JsonNode proposed = report.path("verdicts").get(8);
    assertThat(proposed.path("expected").isNull()).isTrue();
    assertThat(proposed.path("asExpected").isNull()).isTrue();
    assertThat(proposed.path("actual").asText()).isEqualTo("violated");
  }

  @Test
  void checkTellsFindingsWithTheirCommands() throws IOException {
    Path manifest = CommandRun.copyOfHome(folder).resolve("spec/door/manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("\"NobodyBumps\", \"DoorIsShut\"", "\"TypeOK\", \"DoorIsShut\"")
            .replace("\"totalStates\": 35", "\"totalStates\": 36"));
    CommandRun run = CommandRun.in(Optional.of(folder), "check", "door", "--revision", "careless");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "generated states 35 instead of 36",
            "./vfiospec check door --revision careless",
            "./vfiospec explain door --revision careless --property NobodyBumps");
    assertThat(run.out()).contains("violated (!)", "holds (!)");
  }

  @Test
  void theManifestThatIsMeasuredIsTheOneThatIsThere() throws IOException {
    JsonNode measured = json(CommandRun.of("check", "door", "--format", "manifest"));
    JsonNode known =
        new ObjectMapper().readTree(CommandRun.HOME.resolve("spec/door/manifest.json").toFile());
    assertThat(measured.path("title")).isEqualTo(known.path("title"));
    assertThat(measured.path("description")).isEqualTo(known.path("description"));
    for (int i = 0; i < 2; i++) {
      for (String field : List.of("revision", "result", "distinctStates", "violated", "path")) {
        String at = "/modules/0/models/" + i + "/" + field;
        assertThat(measured.at(at)).isEqualTo(known.at(at));
      }
    }
  }

  @Test
  void matrixHasThreeForms() throws IOException {
    JsonNode verdicts = json(CommandRun.of("matrix", "door", "--format", "json")).path("verdicts");
    assertThat(verdicts.at("/careless/NobodyBumps").asText()).isEqualTo("violated");
    assertThat(verdicts.at("/careful/DoorIsShut").asText()).isEqualTo("holds");
    assertThat(CommandRun.of("matrix", "door", "--format", "markdown").out())
        .contains("| property | careless | careful | proposed |\n|---|---|---|---|\n");
  }

  @Test
  void explainTellsAStory() {
    CommandRun run = explain("careless", "NobodyBumps", "text");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "   1. person p: Pass(p, in)  [door_pass]",
            "place.p: outside -> inside",
            "bumps: 0 -> 1  (history)");
    assertThat(explain("careless", "NobodyBumps", "mermaid").out())
        .startsWith("sequenceDiagram\n")
        .contains("participant c0 as person p");
  }

  @Test
  void explainSaysWhereABehaviourGoesOn() {
    assertThat(explain("proposed", "DoorIsShut", "text").out())
        .contains("door: none -> open(p)", "nothing happens any more, for ever");
  }

  @Test
  void explainSaysThatAPropertyHolds() {
    CommandRun run = explain("careful", "NobodyBumps", "text");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("NobodyBumps holds of door careful\n");
    assertThat(explain("careful", "NobodyBumps", "itf").out()).isEmpty();
  }

  @Test
  void explainWritesTraces() throws IOException {
    Path file = folder.resolve("bump.itf.json");
    CommandRun run =
        CommandRun.of(
            "explain",
            "door",
            "--revision",
            "careless",
            "--property",
            "NobodyBumps",
            "--format",
            "itf",
            "-o",
            file.toString());
    assertThat(run.exitCode()).isZero();
    ItfTrace trace = ItfReader.read(file, new TlcModelValues());
    assertThat(trace.meta())
        .containsEntry("protocol", "door")
        .containsEntry("revision", "careless")
        .containsEntry("property", "NobodyBumps");
    assertThat(trace.states()).hasSize(2);
    assertThat(explain("careless", "NobodyBumps", "itf").out().strip())
        .isEqualTo(Files.readString(file));
  }

  @Test
  void coverWritesEveryTrace() throws IOException {
    Path traces = folder.resolve("traces");
    CommandRun run =
        CommandRun.of(
            "cover", "door", "--revision", "careful", "-o", traces.toString(), "--format", "json");
    assertThat(run.exitCode()).isZero();
    JsonNode figures = json(run);
    assertThat(figures.fieldNames())
        .toIterable()
        .containsExactly("states", "edges", "traces", "steps", "lowerBound");
    long steps = 0;
    try (Stream<Path> files = Files.list(traces)) {
      List<Path> found = files.toList();
      assertThat(found).hasSize(figures.path("traces").asInt());
      for (Path file : found) {
        steps += ItfReader.read(file).steps().size();
      }
    }
    assertThat(steps).isEqualTo(figures.path("steps").asLong());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(traces);
    }
  }

  @Test
  void coverDrawsTheGraph() throws IOException {
    Path dot = folder.resolve("door.dot");
    CommandRun run =
        CommandRun.of("cover", "door", "--revision", "careful", "--dot", dot.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(dot)
        .content()
        .startsWith("digraph {")
        .contains("Pass(\\\"p\\\", \\\"in\\\")", "/\\\\ bumps = 0");
    assertThat(Files.readAllLines(dot)).filteredOn(line -> line.contains(" -> ")).hasSize(20);
  }

  @Test
  void benchMeasuresOne() throws IOException {
    JsonNode rows =
        json(CommandRun.of("bench", "door", "--only", "cover", "--format", "json")).path("rows");
    assertThat(rows).hasSize(3);
    JsonNode figures = rows.get(0).path("figures");
    assertThat(figures.path("simpleSteps").asLong())
        .isGreaterThanOrEqualTo(figures.path("lowerBound").asLong());
  }

  private static CommandRun explain(String revision, String property, String format) {
    return CommandRun.of(
        "explain", "door", "--revision", revision, "--property", property, "--format", format);
  }

  private static JsonNode json(CommandRun run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }
}
