package org.vfiospec.itf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class ItfRoundTripTest {

  private static Path file;

  @BeforeContainer
  static void chooseFile() throws IOException {
    file = Files.createTempDirectory("itf").resolve("trace.itf.json");
  }

  @AfterContainer
  static void removeFile() throws IOException {
    Files.deleteIfExists(file);
    Files.delete(file.getParent());
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
    ItfWriter.write(trace, file, TestModelValue.ALL);

    assertThat(ItfReader.read(file, TestModelValue.ALL)).isEqualTo(trace);
  }

  @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
  void everyFileCutShortIsRefused(@ForAll("small") ItfTrace trace) throws IOException {
    ItfWriter.write(trace, file, TestModelValue.ALL);
    byte[] whole = Files.readAllBytes(file);

    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> ItfReader.read(file, TestModelValue.ALL))
          .as("the first %d of %d bytes", length, whole.length)
          .isExactlyInstanceOf(ItfException.class)
          .hasMessageStartingWith(file.toString())
          .message()
          .doesNotContain("\n");
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aSpoiledFileIsReadOrRefusedAndNothingElse(
      @ForAll("traces") ItfTrace trace, @ForAll Random random) throws IOException {
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
