package org.vfiospec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vfiospec.tlc.Protocols;

/** Code that protocols share says the name of none. */
class NeutralityTest {
  private static final Path SPEC = Path.of("..", "spec");
  private static final List<Path> SOURCES =
      List.of(SPEC.resolve("src/main/java"), Path.of("src/main/java/org/vfiospec"));

  @Test
  void noSharedStringNamesAProtocol() throws IOException {
    List<String> names = Protocols.names(SPEC);
    assertThat(names).isNotEmpty();
    Pattern named =
        Pattern.compile(
            "\"(?:[^\"\n]*[^\\w\"\n])?(?:" + String.join("|", names) + ")(?:\\W[^\"\n]*)?\"");
    int read = 0;
    for (Path root : SOURCES) {
      try (Stream<Path> found = Files.walk(root)) {
        for (Path file : found.filter(NeutralityTest::shared).toList()) {
          assertThat(named.matcher(Files.readString(file)).results().map(m -> m.group()).toList())
              .as("%s", file)
              .isEmpty();
          read++;
        }
      }
    }
    assertThat(read).isPositive();
  }

  private static boolean shared(Path file) {
    return file.toString().endsWith(".java")
        && !file.startsWith("src/main/java/org/vfiospec/binding");
  }
}
