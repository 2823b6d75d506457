package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @TempDir Path folder;

  @Test
  void anImplementationThatFollowsPasses() throws IOException {
    for (String[] how : new String[][] {{}, {"--threads"}}) {
      CommandRun run = replay("careful", how);
      assertThat(run.exitCode()).isZero();
      JsonNode report = new ObjectMapper().readTree(run.out());
      assertThat(report.path("edges").asInt()).isPositive();
      assertThat(report.path("edgesExecuted")).isEqualTo(report.path("edges"));
      assertThat(report.path("divergences")).isEmpty();
    }
  }

  @Test
  void aDivergenceIsSeenAgainByTheCommandThatIsSaid() throws IOException {
    CommandRun run = replay(DoorBinding.FAULTY);
    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode divergence = new ObjectMapper().readTree(run.out()).path("divergences").get(0);
    String[] command = divergence.path("reproduce").asText().split(" ");
    assertThat(command).startsWith("./vfiospec", "replay", "door", "--revision", "proposed");
    String[] arguments = Stream.of(command).skip(1).toArray(String[]::new);
    CommandRun again = CommandRun.of(arguments);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.out()).contains(divergence.path("message").asText());
  }

  @Test
  void theCommandIsOneThatAShellUnderstands() throws IOException {
    Path file = Files.createDirectory(folder.resolve("what a door")).resolve("it's.itf.json");
    JsonNode report = new ObjectMapper().readTree(replay(DoorBinding.FAULTY).out());
    String[] command = report.at("/divergences/0/reproduce").asText().split(" ");
    Files.copy(Path.of(command[command.length - 1]), file);
    CommandRun run = replay(DoorBinding.FAULTY, "--threads", "--trace", file.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(new ObjectMapper().readTree(run.out()).at("/divergences/0/reproduce").asText())
        .isEqualTo(
            "./vfiospec replay door --revision proposed --threads --trace '"
                + file.toString().replace("'", "'\\''")
                + "'");
  }

  private static CommandRun replay(String revision, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("replay", "door", "--revision", revision, "--format", "json"),
                Stream.of(more))
            .toArray(String[]::new));
  }
}
