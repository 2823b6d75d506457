package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door with a configuration of its own for what happens eventually. */
class LivenessManifestTest {
  @TempDir Path home;
  private Path manifest;

  @BeforeEach
  void splitTheConfiguration() throws IOException {
    Path door = CommandRun.copyOfHome(home).resolve("spec/door");
    Path config = door.resolve("MCDoor.cfg");
    String text = Files.readString(config);
    String lists = "INVARIANTS\n  TypeOK\n  NobodyBumps\n";
    String temporal = "PROPERTIES\n  DoorIsShut\n";
    assertThat(text).contains(lists, temporal);
    Files.writeString(config, text.replace(temporal, ""));
    Files.writeString(door.resolve("MCDoorLiveness.cfg"), text.replace(lists, ""));
    Files.writeString(
        door.resolve("MCDoorLiveness.tla"),
        "---- MODULE MCDoorLiveness ----\nEXTENDS MCDoor\n====\n");
    manifest = door.resolve("manifest.json");
  }

  @Test
  void anEntryARevisionAndConfiguration() throws IOException {
    JsonNode modules = json("check", "door", "--format", "manifest").path("modules");
    assertThat(modules).hasSize(2);
    JsonNode careless = modules.at("/0/models/0");
    assertThat(careless.path("path").asText()).isEqualTo("spec/door/MCDoor.cfg");
    assertThat(careless.path("violated").toString()).isEqualTo("[\"NobodyBumps\"]");
    assertThat(careless.path("result").asText()).isEqualTo("safety failure");
    assertThat(careless.path("distinctStates").asInt()).isEqualTo(19);
    assertThat(modules.at("/0/models/2/result").asText()).isEqualTo("success");
    assertThat(modules.at("/1/path").asText()).isEqualTo("spec/door/MCDoorLiveness.tla");
    JsonNode unfair = modules.at("/1/models/0");
    assertThat(unfair.path("path").asText()).isEqualTo("spec/door/MCDoorLiveness.cfg");
    assertThat(unfair.path("violated").toString()).isEqualTo("[\"DoorIsShut\"]");
    assertThat(unfair.path("result").asText()).isEqualTo("liveness failure");
    assertThat(unfair.path("distinctStates").asInt()).isEqualTo(19);
    JsonNode fair = modules.at("/1/models/1");
    assertThat(fair.path("revision").asText()).isEqualTo("careful");
    assertThat(fair.path("result").asText()).isEqualTo("success");
    assertThat(fair.path("distinctStates").asInt()).isEqualTo(12);
    assertThat(fair.path("totalStates").asInt()).isEqualTo(21);
    assertThat(fair.path("stateDepth").asInt()).isEqualTo(5);
  }

  @Test
  void whatWasMeasuredIsWhatIsExpectedThen() throws IOException {
    Files.writeString(manifest, json("check", "door", "--format", "manifest").toPrettyString());
    JsonNode report = json("check", "--format", "json");
    assertThat(report.path("models")).hasSize(3);
    assertThat(report.path("verdicts")).hasSize(9);
    for (JsonNode verdict : report.path("verdicts")) {
      assertThat(verdict.path("asExpected").asBoolean()).as(verdict.toString()).isTrue();
    }
  }

  @Test
  void countsOfLivenessAreCompared() throws IOException {
    String measured = json("check", "door", "--format", "manifest").toPrettyString();
    int liveness = measured.indexOf("MCDoorLiveness.tla");
    Files.writeString(
        manifest,
        measured.substring(0, liveness)
            + measured
                .substring(liveness)
                .replaceFirst("\"distinctStates\" : 12", "\"distinctStates\" : 13"));
    finds("door careful", "distinct states 12 instead of 13 with MCDoorLiveness.cfg");
  }

  @Test
  void aMissingEntryIsAFinding() throws IOException {
    JsonNode measured = json("check", "door", "--format", "manifest");
    ((ArrayNode) measured.path("modules")).remove(1);
    Files.writeString(manifest, measured.toPrettyString());
    finds("door careful", "MCDoorLiveness.cfg, which is not there");
  }

  @Test
  void aPropertyOfAnotherConfigurationIsAFinding() throws IOException {
    String measured = json("check", "door", "--format", "manifest").toPrettyString();
    Files.writeString(
        manifest, measured.replaceFirst("\"NobodyBumps\"", "\"NobodyBumps\", \"DoorIsShut\""));
    finds("door careless", "no property DoorIsShut, violated or not with MCDoor.cfg");
  }

  private void finds(String... said) {
    CommandRun run = CommandRun.in(Optional.of(home), "check");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(said);
  }

  private JsonNode json(String... arguments) throws IOException {
    CommandRun run = CommandRun.in(Optional.of(home), arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }
}
