package org.vfiospec.binding.migration.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.cli.Commands;
import org.vfiospec.cli.Environment;
import org.vfiospec.cli.Main;

/** The demo as the command line has it. */
@Timeout(120)
class MigrateDemoTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private record Run(int exitCode, String out, String err) {}

  private static Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment =
        new Environment(
            Optional.of(HOME),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    int exitCode = Commands.run(environment, arguments);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void helpListsWhatCanGoWrong() {
    Run run = run("demo", "migrate", "--help");
    assertThat(run.exitCode()).isZero();
    String help = run.out().replaceAll("\\s+", " ");
    assertThat(help).contains("--interface=v1|v2", "--format=text|json");
    for (String step : Scenario.texts()) {
      assertThat(help.replace(" ", "")).contains(step);
    }
  }

  @Test
  void wrongUsageIsOneLine() {
    for (String[] arguments :
        new String[][] {
          {"demo", "migrate", "--fail", "nowhere"},
          {"demo", "migrate", "--interface", "v3"},
          {"demo", "migrate", "--format", "xml"},
          {"demo", "migrate", "further"}
        }) {
      Run run = run(arguments);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).hasSize(1);
    }
    assertThat(run("demo", "migrate", "--fail", "nowhere").err())
        .contains("nowhere is none of")
        .contains(Scenario.texts());
    assertThat(run("demo", "migrate", "--interface", "v3").err()).contains("[v1, v2]");
  }

  @Test
  void tellsAPersonWhatHappened() {
    Run run = run("demo", "migrate", "--interface", "v1", "--fail", "version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("interface v1, version")
        .contains(
            "source: runs the guest (the destination refused: message 0 has version 2, where only"
                + " 1 is known)")
        .endsWith("as promised\n");
    assertThat(run.err()).contains("source greet");
  }

  @Test
  void tellsAProgramWhatHappened() throws Exception {
    Run run = run("demo", "migrate", "--format", "json");
    assertThat(run.exitCode()).isZero();
    JsonNode json = HostProcess.JSON.readTree(run.out());
    assertThat(json.path("interface").asText()).isEqualTo("v2");
    assertThat(json.path("runs").asText()).isEqualTo("destination");
    assertThat(json.path("asPromised").asBoolean()).isTrue();
    assertThat(json.path("standstillMillis").asDouble()).isPositive();
    assertThat(json.path("rounds").size()).isGreaterThan(1);
    assertThat(json.path("defects")).isEmpty();
  }

  static Stream<Consumer<Process>> ends() {
    return Stream.of(Process::destroy, Process::destroyForcibly);
  }

  /** Interrupted, or even killed, it leaves no process behind. */
  @ParameterizedTest
  @MethodSource("ends")
  void nothingIsLeftBehind(Consumer<Process> end) throws Exception {
    Process demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dvfiospec.home=" + HOME,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "demo",
                "migrate")
            .start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(demo.getErrorStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && !line.equals("source copy rounds")) {
        line = lines.readLine();
      }
      List<ProcessHandle> hosts = demo.descendants().toList();
      assertThat(hosts).hasSize(2);
      end.accept(demo);
      assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
      for (ProcessHandle host : hosts) {
        host.onExit().get(30, TimeUnit.SECONDS);
      }
    } finally {
      demo.destroyForcibly();
    }
  }
}
