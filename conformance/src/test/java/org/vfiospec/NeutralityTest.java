package org.vfiospec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.tlc.Protocols;

/**
 * Code that protocols share says the name of none, nor what only one of them speaks of: not in a
 * name, not in a text, not in a comment.
 */
class NeutralityTest {
  private static final Path SPEC = Path.of("..", "spec");
  private static final List<Path> SHARED =
      List.of(
          SPEC.resolve("src/main/java"),
          Path.of("src/main/java/org/vfiospec"),
          Path.of("../impl/src/main/java/org/vfiospec/vfio"));
  private static final Path BINDINGS = Path.of("src/main/java/org/vfiospec/binding");

  /** Protocols that are to come, and words of the z/Architecture, which no other protocol knows. */
  private static final Set<String> WORDS =
      Set.of(
          "migration",
          "aer",
          "precopy",
          "ccws",
          "irb",
          "irbs",
          "orb",
          "orbs",
          "scsw",
          "ssch",
          "tsch",
          "subchannel",
          "subchannels",
          "chpid",
          "pfch");

  /** The words of a name in camel case, in capitals, or with underscores. */
  private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+");

  @Test
  void noSharedCodeNamesAProtocol() throws IOException {
    Set<String> told = new HashSet<>(WORDS);
    told.addAll(Protocols.names(SPEC));
    for (Path root : SHARED) {
      List<Path> files = sources(root);
      assertThat(files).as("sources in %s", root).isNotEmpty();
      for (Path file : files) {
        assertThat(said(Files.readString(file), told)).as("%s", file).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class CcwThing {}",
        "int lastCcw;",
        "void readIRB() {}",
        "static final int MAX_ORB = 1;",
        "\"replays ccw\"",
        "// as ccw does"
      })
  void namesAreFoundWhereverTheyStand(String source) {
    assertThat(said(source, Set.of("ccw", "irb", "orb"))).hasSize(1);
  }

  private static Collection<String> said(String source, Set<String> told) {
    Set<String> said = new TreeSet<>();
    WORD.matcher(source)
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(told::contains)
        .forEach(said::add);
    return said;
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> found = Files.walk(root)) {
      return found
          .filter(file -> file.toString().endsWith(".java") && !file.startsWith(BINDINGS))
          .toList();
    }
  }
}
