package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A demo is a command with options of its own. */
class DemoCommandTest {
  @Test
  void demosAreCommands() {
    assertThat(CommandRun.of("demo", "--help").out()).contains("knock", "at the door");
    CommandRun help = CommandRun.of("demo", "knock", "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("--times", "--format=text|json", "Somebody knocks");
  }

  @Test
  void theReportIsTheAnswer() {
    CommandRun run = CommandRun.of("demo", "knock", "--times", "2");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("knocked 2" + System.lineSeparator());
    assertThat(run.err().lines()).containsExactly("knock 0", "knock 1", "the door opens");
    assertThat(CommandRun.of("demo", "knock", "--format", "json").out())
        .isEqualTo("{\n  \"times\" : 1\n}\n");
  }

  @Test
  void whatIsNotAsPromisedIsAFinding() {
    assertThat(CommandRun.of("demo", "knock", "--times", "3").exitCode()).isEqualTo(1);
  }

  @Test
  void whatCannotBeRunIsOneLine() {
    CommandRun run = CommandRun.of("demo", "knock", "--times", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("vfiospec: knock: there is nobody" + System.lineSeparator());
    assertThat(run.out()).isEmpty();
    CommandRun unnamed = CommandRun.of("demo");
    assertThat(unnamed.exitCode()).isEqualTo(2);
    assertThat(unnamed.err().lines()).hasSize(1);
    assertThat(unnamed.err()).contains("name a demo", "knock");
    assertThat(CommandRun.of("demo", "sing").exitCode()).isEqualTo(2);
  }

  @Test
  void aTerminalHasABar() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment terminal =
        new Environment(
            Optional.of(CommandRun.HOME),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            true);
    assertThat(Commands.run(terminal, "demo", "knock", "--times", "2")).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("the door opens");
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("knocked 2");
  }
}
