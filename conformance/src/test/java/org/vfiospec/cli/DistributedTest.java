package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A check and its two workers, each worker a process as it is on another machine. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DistributedTest {
  @TempDir Path folder;

  private final List<Process> workers = new ArrayList<>();

  @AfterEach
  void nobodyIsLeft() {
    workers.forEach(Process::destroyForcibly);
  }

  @Test
  void verdictsAreThoseOfTheManifest() throws IOException, InterruptedException {
    int port = freePort();
    startWorkers(port);
    CommandRun run = check(CommandRun.HOME, port);
    assertThat(run.err())
        .contains("waiting for 2 workers", "./vfiospec worker --server ", ":" + port + "\n");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "DoorIsShut: not checked, TLC's distributed mode checks invariants alone",
            "2 verdicts: 2 as expected, 0 not (!)");
    for (Process worker : workers) {
      assertThat(worker.waitFor()).isZero();
      assertThat(new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("door Door careless: ", " states generated here");
    }
  }

  @Test
  void aSurpriseIsAFindingWithItsBehaviour() throws IOException, InterruptedException {
    Path manifest = CommandRun.copyOfHome(folder).resolve("spec/door/manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("\"NobodyBumps\", \"DoorIsShut\"", "\"TypeOK\", \"DoorIsShut\"")
            .replace("\"totalStates\": 35", "\"totalStates\": 36"));
    int port = freePort();
    startWorkers(port);
    CommandRun run = check(folder, port);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .contains("generated states 35 instead of 36", "NobodyBumps is expected to hold")
        .contains("State 1: <Initial predicate>");
    for (Process worker : workers) {
      assertThat(worker.waitFor()).isZero();
    }
  }

  private static CommandRun check(Path home, int port) {
    return CommandRun.in(
        Optional.of(home),
        "check",
        "door",
        "--revision",
        "careless",
        "--distributed",
        "2",
        "--port",
        String.valueOf(port));
  }

  private void startWorkers(int port) throws IOException {
    for (int i = 0; i < 2; i++) {
      workers.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.vfiospec.cli.Main",
                  "worker",
                  "--server",
                  "localhost:" + port,
                  "--threads",
                  "1")
              .redirectErrorStream(true)
              .start());
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
