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

/** The speed of a wrong answer is no figure. */
class BenchFindingsTest {
  @TempDir Path home;

  @Test
  void aReplayThatDivergesHasNoRow() throws IOException {
    CommandRun run = CommandRun.of("bench", "--only", "replay", "--format", "json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "vfiospec: door proposed: ",
            "divergences",
            "./vfiospec replay door --revision proposed");
    JsonNode rows = new ObjectMapper().readTree(run.out()).path("rows");
    assertThat(rows.findValuesAsText("subject")).containsExactly("door careless", "door careful");
    assertThat(CommandRun.of("bench", "--only", "replay").out()).contains("door careful");
  }

  @Test
  void stockTlcSaysTheSameAsCheck() throws IOException {
    CommandRun run = CommandRun.of("bench", "--only", "check", "--format", "json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(new ObjectMapper().readTree(run.out()).at("/rows/0/figures/verdicts").asInt())
        .isEqualTo(9);
  }

  @Test
  void countsThatAreNotTheManifestsHaveNoRow() throws IOException {
    Path manifest = CommandRun.copyOfHome(home).resolve("spec/door/manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"totalStates\": 35", "\"totalStates\": 36"));
    CommandRun run = CommandRun.in(Optional.of(home), "bench", "--only", "check");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("vfiospec: door careless has generated states 35 instead of 36");
    assertThat(run.out()).doesNotContain("ratio");
  }
}
