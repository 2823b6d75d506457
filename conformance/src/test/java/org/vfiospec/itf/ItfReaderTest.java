package org.vfiospec.itf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItfReaderTest {

  private static final String GOOD =
      """
      {"#meta": {"format": "ITF", "state-count": 2, "timestamp": 17, "varTypes": {"x": "Int"}},
       "params": ["N"],
       "states": [
         {"#meta": {"index": 0, "seen": [1]}, "x": 1},
         {"x": 2, "#meta": {"index": 1, "action": "Add", "arguments": [1]}}],
       "vars": ["x"]}
      """;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("t.itf.json");
  }

  private ItfTrace read(String content) throws IOException {
    Files.writeString(file, content);
    return ItfReader.read(file);
  }

  private void refused(String content, String why) throws IOException {
    Files.writeString(file, content);
    assertThatThrownBy(() -> ItfReader.read(file))
        .isExactlyInstanceOf(ItfException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(why)
        .hasMessageEndingWith("; write it again with the command that made it")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void readsWhatOtherToolsAdd() throws IOException {
    assertThat(read(GOOD))
        .isEqualTo(
            new ItfTrace(
                Map.of("timestamp", "17"),
                List.of("x"),
                List.of(Map.of("x", 1), Map.of("x", 2)),
                List.of(new ItfStep("Add", List.of(1))),
                OptionalInt.empty()));
  }

  @Test
  void readsEveryFormOfAValue() throws IOException {
    String value =
        """
        [{"#bigint": "-7"}, {"#tup": [1, "a"]}, {"#set": []}, {}, {"#map": [[[1], true]]}, {"f": 2}]
        """;
    assertThat(read(GOOD.replace("\"x\": 1", "\"x\": " + value)).states().get(0))
        .isEqualTo(
            Map.of(
                "x",
                List.of(
                    -7,
                    List.of(1, "a"),
                    Set.of(),
                    Map.of(),
                    Map.of(List.of(1), true),
                    Map.of("f", 2))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1.5                              | 1.5 is no value of TLA+",
        "null                             | null is no value of TLA+",
        "2147483648                       | 2147483648 has more than the 32 bits",
        "{\"#bigint\": \"99999999999\"}   | 99999999999 has more than the 32 bits",
        "{\"#bigint\": \"+1\"}            | \"+1\" is no integer",
        "{\"#bigint\": 1}                 | \"#bigint\" must be a string",
        "{\"#set\": 1}                    | \"#set\" must be an array",
        "{\"#set\": [1, {\"#bigint\": \"1\"}]} | a set holds 1 twice",
        "{\"#map\": [[1, 2], [1, 3]]}     | a function has two values for 1",
        "{\"#map\": [[1]]}                | [1] is no pair of a function",
        "{\"#map\": [[1, 2, 3]]}          | [1, 2, 3] is no pair of a function",
        "{\"#set\": [], \"a\": 1}         | something follows \"#set\" in a value",
        "{\"a\": 1, \"#set\": []}         | a record has no field \"#set\"",
        "{\"a\": 1, \"a\": 2}             | Duplicate field 'a'",
        "{\"#foo\": 1}                    | no value is tagged \"#foo\"",
        "[1,                              | is not JSON, or is cut short, at 4:",
      })
  void refusesWhatIsNoValue(String value, String why) throws IOException {
    refused(GOOD.replace("\"x\": 1", "\"x\": " + value), why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"ITF\"           | \"itf\"          | must say \"format\": \"ITF\", and says itf",
        "\"format\"        | \"form\"         | must say \"format\": \"ITF\", and says null",
        "\"state-count\": 2 | \"state-count\": 3 | must say \"state-count\": 2, and says 3",
        "\"state-count\": 2, | ``              | must say \"state-count\": 2, and says null",
        "\"x\": 1          | \"y\": 1         | state 0 lacks variable x",
        "\"x\": 1          | \"x\": 1, \"y\": 1 | state 0 has a variable that the trace does not: y",
        "\"index\": 1      | \"index\": 2     | state 1 has index 2: a state is missing",
        "\"index\": 0,     | ``               | state 0 has no index: a state is missing",
        "\"action\": \"Add\", | ``            | \"#meta\" of state 1 lacks the action",
        "\"index\": 0,     | \"index\": 0, \"action\": \"Init\", | no step can lead to state 0",
        "\"vars\": [\"x\"] | \"vars\": []     | there are no variables",
        "\"vars\": [\"x\"] | \"vars\": [1]    | the name of a variable must be a string",
        "\"vars\": [\"x\"] | \"vars\": [\"x\", \"x\"] | a variable is named twice",
        "\"vars\": [\"x\"] | \"vars\": [\"x\"], \"loop\": 2 | the loop starts in state 2 of 2",
        "\"vars\": [\"x\"] | \"vars\": [\"x\"], \"loop\": true | \"loop\" must be an integer",
        "\"params\"        | \"parameters\"   | a trace has no member \"parameters\"",
        "\"states\": [     | \"states\": [ 1, | state 0 must be an object",
      })
  void refusesWhatIsNoTrace(String good, String bad, String why) throws IOException {
    assertThat(GOOD).contains(good);
    refused(GOOD.replace(good, bad), why);
  }

  @Test
  void refusesATraceWithoutStates() throws IOException {
    refused(
        "{\"#meta\":{\"format\":\"ITF\",\"state-count\":0},\"vars\":[\"x\"],\"states\":[]}",
        "there are no states");
  }

  @Test
  void refusesWhatFollows() throws IOException {
    refused(GOOD + "{}", "something follows the trace");
  }

  @Test
  void refusesAFileWithoutATrace() throws IOException {
    refused("", "the file is empty");
    refused("[]", "the trace must be an object");
    refused(GOOD.substring(0, 118), "is cut short at 3:11");
    refused("[".repeat(100_000), "the trace must be an object");
    refused(GOOD.replace("\"x\": 1", "\"x\": " + "[".repeat(100_000)), "nesting depth");
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    Files.write(file, new byte[] {'{', (byte) 0xff});
    assertThatThrownBy(() -> ItfReader.read(file))
        .isExactlyInstanceOf(ItfException.class)
        .hasMessageContaining("is not UTF-8");
  }

  @Test
  void saysWhichFileIsNotThere() {
    assertThatThrownBy(() -> ItfReader.read(file))
        .isExactlyInstanceOf(ItfException.class)
        .hasMessage(file + ": does not exist; check the name");
    assertThatThrownBy(() -> ItfReader.read(directory))
        .isExactlyInstanceOf(ItfException.class)
        .hasMessageContaining("check that it is a file that can be read");
  }
}
