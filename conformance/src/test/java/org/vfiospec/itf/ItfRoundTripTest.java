package org.vfiospec.itf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class ItfRoundTripTest {

  private static Path directory;

  @BeforeContainer
  static void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("itf");
  }

  @AfterContainer
  static void removeDirectory() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Provide
  Arbitrary<ItfTrace> traces() {
    return Traces.any();
  }

  @Provide
  Arbitrary<ItfTrace> small() {
    return Traces.small();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsRead(@ForAll("traces") ItfTrace trace) throws ItfException {
    Path file = directory.resolve("whole.itf.json");
    ItfWriter.write(trace, file, TestModelValue.ALL);

    assertThat(ItfReader.read(file, TestModelValue.ALL)).isEqualTo(trace);
  }

  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
  void everyFileCutShortIsRefused(@ForAll("small") ItfTrace trace) throws IOException {
    Path file = directory.resolve("cut.itf.json");
    ItfWriter.write(trace, file, TestModelValue.ALL);
    int whole = Math.toIntExact(Files.size(file));

    for (int length = whole - 1; length >= 0; length--) {
      try (FileChannel bytes = FileChannel.open(file, StandardOpenOption.WRITE)) {
        bytes.truncate(length);
      }
      assertThatThrownBy(() -> ItfReader.read(file, TestModelValue.ALL))
          .as("the first %d of %d bytes", length, whole)
          .isExactlyInstanceOf(ItfException.class)
          .hasMessageStartingWith(file.toString())
          .message()
          .doesNotContain("\n");
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aSpoiledFileIsReadOrRefusedAndNothingElse(
      @ForAll("traces") ItfTrace trace, @ForAll Random random) throws IOException {
    Path file = directory.resolve("spoiled.itf.json");
    ItfWriter.write(trace, file, TestModelValue.ALL);
    byte[] bytes = Files.readAllBytes(file);
    for (int flips = random.nextInt(4); flips >= 0; flips--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Files.write(file, bytes);

    try {
      assertThat(ItfReader.read(file, TestModelValue.ALL).states()).isNotEmpty();
    } catch (ItfException e) {
      assertThat(e).hasMessageStartingWith(file.toString());
    }
  }
}
