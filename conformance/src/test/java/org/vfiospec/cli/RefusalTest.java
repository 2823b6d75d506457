package org.vfiospec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever cannot be done is said in one line, with exit code 2 and nothing on standard output. */
class RefusalTest {
  @TempDir Path folder;

  @Test
  void unknownNamesListTheKnown() {
    refused(CommandRun.of("check", "window"), "window", "[door]");
    refused(CommandRun.of("check", "--revision", "rotten"), "rotten", "careless");
    refused(CommandRun.of("matrix", "window"), "[door]");
    refused(CommandRun.of("cover", "door", "--revision", "rotten"), "careful");
    refused(
        CommandRun.of("explain", "door", "--revision", "careful", "--property", "Nice"),
        "Nice",
        "NobodyBumps");
    refused(CommandRun.of("check", "--format", "xml"), "xml", "[text, json, manifest]");
    refused(CommandRun.of("bench", "--only", "looks"), "looks", "cover");
    refused(CommandRun.of("polish"), "polish", "list");
  }

  @Test
  void missingAndUnknownArguments() {
    refused(CommandRun.of(), "list");
    refused(CommandRun.of("matrix"), "PROTOCOL");
    refused(CommandRun.of("explain", "door", "--revision", "careful"), "--property");
    refused(CommandRun.of("check", "--loud"), "--loud");
    refused(CommandRun.of("check", "--format", "manifest", "--revision", "careful"), "manifest");
  }

  @Test
  void whatDoesNotGoWithSeveralMachines() {
    refused(CommandRun.of("check", "--distributed", "0"), "--distributed", "not 0");
    refused(CommandRun.of("check", "--distributed", "x"), "--distributed", "'x'");
    refused(CommandRun.of("check", "--distributed"), "--distributed");
    refused(CommandRun.of("check", "--port", "5000"), "--distributed N");
    refused(CommandRun.of("check", "--distributed", "1", "--port", "65536"), "65536");
    for (String format : new String[] {"json", "manifest"}) {
      refused(CommandRun.of("check", "--distributed", "1", "--format", format), "--format");
    }
    refused(CommandRun.of("worker"), "--server");
    refused(CommandRun.of("worker", "--server", "here:there"), "HOST:PORT", "here:there");
    refused(CommandRun.of("worker", "--server", "here:0"), "not 0");
    refused(CommandRun.of("worker", "--server", "localhost", "--threads", "0"), "--threads");
    refused(CommandRun.of("worker", "--server", "localhost", "--patience", "-1"), "--patience");
  }

  @Test
  void homesThatAreNone() {
    refused(CommandRun.in(Optional.empty(), "list"), "vfiospec.home");
    refused(CommandRun.in(Optional.of(folder), "list"), "no such folder");
  }

  @Test
  void malformedModules() throws IOException {
    spoilt(
        "MCDoor.tla",
        text ->
            text.replace("bumps = 0 \\", "bumps = = 0 \\")
                .replace("/\\ bumps = 0", "/\\ bumps = = 0"));
    refused(inFolder("check"), "MCDoor.tla:");
  }

  @Test
  void malformedConfigurations() throws IOException {
    spoilt("MCDoor.cfg", text -> text + "\nINVARIANT Nowhere\n");
    refused(inFolder("check", "--format", "json"), "Nowhere");
  }

  @Test
  void missingChoices() throws IOException {
    spoilt("DoorRevisions.tla", text -> text.replaceFirst(", springs \\|-> FALSE", ""));
    refused(inFolder("list"), "careless", "springs");
  }

  @Test
  void unknownChoices() throws IOException {
    spoilt(
        "DoorRevisions.tla",
        text -> text.replaceFirst("springs \\|-> FALSE", "springs |-> FALSE, x |-> 1"));
    refused(inFolder("matrix", "door"), "careless", "choice x");
  }

  @Test
  void modelsThatAreNone() {
    for (String property : new String[] {"NobodyBumps", "TypeOK"}) {
      refused(
          CommandRun.of(
              "explain",
              "door",
              "--revision",
              "careless",
              "--property",
              property,
              "--model",
              "Window"),
          "Window",
          "[Door]");
    }
  }

  @Test
  void brokenGuides() throws IOException {
    spoilt("actions.json", text -> text.replace("\"spring\", \"kernel\"", "\"wind\", \"kernel\""));
    refused(
        inFolder("explain", "door", "--revision", "careless", "--property", "NobodyBumps"),
        "wind",
        "spring");
  }

  @Test
  void placesThatCannotBeWritten() throws IOException {
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("file"), "");
    refused(
        CommandRun.of("cover", "door", "--revision", "careful", "-o", full.toString()), "empty");
    assertThat(full.resolve("file")).exists();
    for (String format : new String[] {"text", "itf", "mermaid"}) {
      refused(
          CommandRun.of(
              "explain",
              "door",
              "--revision",
              "careless",
              "--property",
              "NobodyBumps",
              "--format",
              format,
              "-o",
              folder.resolve("no/where").toString()),
          "where");
    }
  }

  private CommandRun inFolder(String... arguments) {
    return CommandRun.in(Optional.of(folder), arguments);
  }

  private void spoilt(String file, UnaryOperator<String> change) throws IOException {
    Path path = CommandRun.copyOfHome(folder).resolve("spec/door").resolve(file);
    String before = Files.readString(path);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(path, after);
  }

  private static void refused(CommandRun run, String... said) {
    assertThat(run.err()).contains(said).startsWith("vfiospec: ").endsWith("\n");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
