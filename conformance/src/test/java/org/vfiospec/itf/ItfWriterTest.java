package org.vfiospec.itf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItfWriterTest {

  @TempDir Path directory;

  private static ItfTrace traceOf(Object... values) {
    List<Map<String, Object>> states =
        Stream.of(values).map(value -> Map.<String, Object>of("x", value)).toList();
    List<ItfStep> steps =
        Stream.of(values).skip(1).map(value -> new ItfStep("Set", List.of(value))).toList();
    return new ItfTrace(Map.of(), List.of("x"), states, steps, OptionalInt.empty());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @Test
  void writesTheFormatAsOtherToolsReadIt() throws IOException {
    Map<String, String> meta = new LinkedHashMap<>();
    meta.put("description", "a program freed twice");
    meta.put("protocol", "ccw");
    Map<String, Object> first = Map.of("pc", "idle", "n", 0);
    Map<String, Object> second =
        Map.of("pc", Map.of(1, Set.of(true)), "n", List.of(-1, Map.of(), Map.of("f", "g")));
    Path file = directory.resolve("t.itf.json");

    ItfWriter.write(
        new ItfTrace(
            meta,
            List.of("pc", "n"),
            List.of(first, second),
            List.of(new ItfStep("Write", List.of("p1", 2))),
            OptionalInt.of(1)),
        file);

    assertThat(file)
        .hasContent(
            """
            {"#meta":{"format":"ITF","format-description":\
            "https://apalache.informal.systems/docs/adr/015adr-trace.html","state-count":2,\
            "description":"a program freed twice","protocol":"ccw"},\
            "vars":["pc","n"],"loop":1,"states":[
            {"#meta":{"index":0},"pc":"idle","n":0}
            ,{"#meta":{"index":1,"action":"Write","arguments":["p1",2]},\
            "pc":{"#map":[[1,{"#set":[true]}]]},"n":[-1,{"#map":[]},{"f":"g"}]}]}""");
  }

  @Test
  void replacesAFileWhole() throws IOException {
    Path file = directory.resolve("t.itf.json");
    ItfWriter.write(traceOf(1, 2, 3), file);
    ItfWriter.write(traceOf(4), file);

    assertThat(ItfReader.read(file)).isEqualTo(traceOf(4));
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aDiskThatFailsAtAnyByteLeavesWhatWasThere() throws IOException {
    Path file = directory.resolve("t.itf.json");
    ItfWriter.write(traceOf("old"), file);
    ItfTrace next = traceOf("a".repeat(100_000), "b");

    for (int room = 0; room < 100_000; room += 9_999) {
      int bytes = room;
      assertThatThrownBy(
              () -> ItfWriter.write(next, file, ModelValues.NONE, out -> full(out, bytes)))
          .isExactlyInstanceOf(ItfException.class)
          .hasMessageStartingWith(file + ": cannot be written")
          .hasMessageContaining("no room");
      assertThat(ItfReader.read(file)).isEqualTo(traceOf("old"));
      assertThat(files()).containsExactly(file);
    }
  }

  private static OutputStream full(OutputStream disk, int room) {
    return new FilterOutputStream(disk) {
      private int left = room;

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > left) {
          out.write(bytes, from, left);
          throw new IOException("no room");
        }
        left -= length;
        out.write(bytes, from, length);
      }
    };
  }

  @Test
  void aDirectoryInTheWayIsReportedAndNothingIsLeft() throws IOException {
    Path file = Files.createDirectory(directory.resolve("t.itf.json"));
    Files.createFile(file.resolve("kept"));

    assertThatThrownBy(() -> ItfWriter.write(traceOf(1), file))
        .isExactlyInstanceOf(ItfException.class);
    assertThat(files()).containsExactly(file);
  }

  @Test
  void aDirectoryThatDoesNotExistIsReported() {
    Path file = directory.resolve("none").resolve("t.itf.json");

    assertThatThrownBy(() -> ItfWriter.write(traceOf(1), file))
        .isExactlyInstanceOf(ItfException.class)
        .hasMessageContaining("check that its directory exists");
  }

  @Test
  void aValueWithoutAFormIsReportedAndNothingIsLeft() throws IOException {
    Path file = directory.resolve("t.itf.json");

    assertThatThrownBy(() -> ItfWriter.write(traceOf(1, List.of(1.5)), file))
        .isExactlyInstanceOf(ItfException.class)
        .hasMessage(
            file
                + ": no form for a value of class java.lang.Double: 1.5;"
                + " only values of TLA+ can be written");
    assertThat(files()).isEmpty();
  }

  @Test
  void aModelValueNeedsSomeoneWhoKnowsItsName() throws IOException {
    Path file = directory.resolve("t.itf.json");
    ItfTrace trace = traceOf(new TestModelValue("NoProgram"));

    assertThatThrownBy(() -> ItfWriter.write(trace, file)).isExactlyInstanceOf(ItfException.class);
    ItfWriter.write(trace, file, TestModelValue.ALL);
    assertThat(file).content().contains("\"x\":{\"#unserializable\":\"NoProgram\"}");
    assertThatThrownBy(() -> ItfReader.read(file))
        .isExactlyInstanceOf(ItfException.class)
        .hasMessageContaining("no model value is named NoProgram");
  }
}
