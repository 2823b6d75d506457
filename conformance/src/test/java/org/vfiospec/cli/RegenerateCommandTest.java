package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record, one definition: the rest is made by the command. */
class RegenerateCommandTest {
  @TempDir Path folder;

  private Path home;
  private Path manifest;
  private Path page;

  @BeforeEach
  void copy() throws IOException {
    home = CommandRun.copyOfHome(folder);
    manifest = home.resolve("spec/door/manifest.json");
    page =
        Files.writeString(
            home.resolve("README.md"),
            "# Doors\n<!-- generated: verdicts door -->\n<!-- end -->\nthat is all\n");
  }

  private CommandRun regenerate() {
    return CommandRun.in(Optional.of(home), "regenerate");
  }

  @Test
  void whatWasRightStaysByteForByte() throws IOException {
    assertThat(regenerate().exitCode()).isZero();
    String text = Files.readString(manifest);
    String table = Files.readString(page);
    CommandRun again = regenerate();
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).doesNotContain("changed:", "written:");
    assertThat(Files.readString(manifest)).isEqualTo(text);
    assertThat(Files.readString(page)).isEqualTo(table);
  }

  @Test
  void aNewRevisionIsOneRecord() throws IOException {
    // The specification has it already, and the manifest does not.
    assertThat(Files.readString(manifest)).doesNotContain("proposed");
    CommandRun run = regenerate();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("(new)", "written: ", "README.md, verdicts door");
    assertThat(Files.readString(manifest)).contains("\"revision\" : \"proposed\"");
    assertThat(Files.readString(page)).contains(" | proposed |").endsWith("that is all\n");
    CommandRun check = CommandRun.in(Optional.of(home), "check", "door");
    assertThat(check.exitCode()).as(check.err()).isZero();
    assertThat(check.out()).contains(" 0 of which nothing is expected");
  }

  @Test
  void whatIsOtherwiseIsSaid() throws IOException {
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"totalStates\": 35", "\"totalStates\": 36"));
    CommandRun run = regenerate();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("changed: door careless has generated states 35 instead of 36");
    assertThat(CommandRun.in(Optional.of(home), "check", "door").exitCode()).isZero();
  }

  @Test
  void anUnknownPartIsOneLine() throws IOException {
    Files.writeString(page, "<!-- generated: verdicts window -->\n<!-- end -->\n");
    CommandRun run = regenerate();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("there is no protocol window").doesNotContain("\tat ");
    assertThat(Files.readString(page)).doesNotContain("|");
  }
}
