package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasesCommandTest {
  /** How the door is when somebody has bumped: shut when the first bumps. */
  private static final String CASES =
      """
      Cases == {[property |-> "NobodyBumps", door |-> door.kind] : b \\in {1} \\cap {bumps}}
      CaseCount == 2
      """;

  @TempDir Path folder;

  @Test
  void countsThemByRevision() throws IOException {
    with(CASES);
    CommandRun text = run("cases", "door");
    assertThat(text.exitCode()).isZero();
    assertThat(text.out())
        .containsPattern("property +careless +careful +proposed\n")
        .containsPattern("TypeOK +0 +0 +0\n")
        .containsPattern("NobodyBumps +2 \\(1\\) +0 +0\n")
        .containsPattern("of +2 +2 +2\n");
    JsonNode careless = json("cases", "door", "--format", "json").at("/revisions/0");
    assertThat(careless.at("/possible").asInt()).isEqualTo(2);
    assertThat(careless.at("/cases/NobodyBumps").asInt()).isEqualTo(2);
    assertThat(careless.at("/first/NobodyBumps").asInt()).isEqualTo(1);
  }

  @Test
  void listsThoseOfARevisionTheShortestFirst() throws IOException {
    with(CASES);
    String list = run("cases", "door", "--revision", "careless").out();
    assertThat(list)
        .contains(
            "Door NobodyBumps: 2 cases of 2",
            "./vfiospec cases door --revision careless --property NobodyBumps",
            "door none: 1 step\n",
            "door open: 2 steps, only after another violation\n");
    JsonNode cases =
        json("cases", "door", "--revision", "careless", "--format", "json").path("cases");
    assertThat(cases).hasSize(2);
    assertThat(cases.at("/0/length").asInt()).isEqualTo(1);
    assertThat(cases.at("/1/length").asInt()).isEqualTo(2);
    assertThat(cases.at("/1/case/door").asText()).isEqualTo("open");
    assertThat(run("cases", "door", "--revision", "careful").out())
        .isEqualTo("door careful: every invariant holds\n");
  }

  @Test
  void tellsTheStepsOfThoseOfAProperty() throws IOException {
    with(CASES);
    assertThat(run("cases", "door", "--revision", "careless", "--property", "NobodyBumps").out())
        .contains("door none: 1 step\n      1. Pass(p, in)\n");
    JsonNode cases =
        json(
                "cases",
                "door",
                "--revision",
                "careless",
                "--property",
                "NobodyBumps",
                "--format",
                "json")
            .path("cases");
    assertThat(cases.at("/0/steps/0").asText()).isEqualTo("Pass(\"p\", \"in\")");
  }

  @Test
  void whatIsViolatedWithoutACaseIsNotCalledZero() throws IOException {
    with("Cases == {}\n");
    assertThat(run("cases", "door").out()).containsPattern("NobodyBumps +violated +0 +0\n");
    JsonNode careless = json("cases", "door", "--format", "json").at("/revisions/0/cases");
    assertThat(careless.path("NobodyBumps").isNull()).isTrue();
    assertThat(run("cases", "door", "--revision", "careless").out()).contains("violated, and");
  }

  @Test
  void refusesWhatItCannotCount() throws IOException {
    refused(CommandRun.of("cases", "door"), "Cases", "[Door]");
    refused(CommandRun.of("cases", "window"), "[door]");
    refused(CommandRun.of("cases", "door", "--revision", "rotten"), "careful");
    refused(CommandRun.of("cases", "door", "--property", "Nice"), "NobodyBumps");
    refused(CommandRun.of("cases", "door", "--property", "DoorIsShut"), "invariant");
    refused(CommandRun.of("cases", "door", "--model", "Window"), "Window", "[Door]");
  }

  @Test
  void refusesCasesThatContradictTheVerdict() throws IOException {
    with("Cases == {[property |-> \"TypeOK\"]}\n");
    refusedWhileCounting("TypeOK", "holds");
  }

  @Test
  void refusesCasesOfUnknownProperties() throws IOException {
    with("Cases == {[property |-> \"Niceness\"]}\n");
    refusedWhileCounting("Niceness", "NobodyBumps");
  }

  @Test
  void refusesCasesThatAreNoRecords() throws IOException {
    with("Cases == {1}\n");
    refusedWhileCounting("records", "1");
    with("Cases == 1\n");
    refusedWhileCounting("set", "1");
    with("Cases == {} CaseCount == TRUE\n");
    refusedWhileCounting("CaseCount", "number");
  }

  private void refusedWhileCounting(String... said) {
    refused(run("cases", "door", "--revision", "careful"), said);
  }

  private void with(String definitions) throws IOException {
    Path module = folder.resolve("spec/door/MCDoor.tla");
    if (!Files.exists(module)) {
      CommandRun.copyOfHome(folder);
    }
    String text = Files.readString(CommandRun.HOME.resolve("spec/door/MCDoor.tla"));
    Files.writeString(module, text.stripTrailing().replace("\n====", "\n" + definitions + "===="));
  }

  private CommandRun run(String... arguments) {
    return CommandRun.in(Optional.of(folder), arguments);
  }

  private JsonNode json(String... arguments) throws IOException {
    return new ObjectMapper().readTree(run(arguments).out());
  }

  private static void refused(CommandRun run, String... said) {
    assertThat(run.err()).contains(said).startsWith("vfiospec: ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
