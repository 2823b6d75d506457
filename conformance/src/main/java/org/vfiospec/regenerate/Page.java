package org.vfiospec.regenerate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfiospec.tlc.SpecException;

/**
 * A page in Markdown, of which some parts are generated. Such a part stands between two comments,
 * the first of which names it:
 *
 * <pre>{@code
 * <!-- generated: verdicts PROTOCOL -->
 * | property | ... |
 * <!-- end -->
 * }</pre>
 *
 * @param file where the page is
 * @param text what is in it
 */
public record Page(Path file, String text) {
  private static final String BEGIN = "<!-- generated: ";
  private static final String END = "<!-- end -->";
  private static final Pattern PART =
      Pattern.compile("(?s)(" + BEGIN + "([^\\n]*) -->\\n)(.*?)(" + END + ")");

  /** The pages of a project that have generated parts: in its folder, in spec and below it. */
  public static List<Page> in(Path home) {
    try (Stream<Path> top = Files.list(home);
        Stream<Path> specifications = Files.walk(home.resolve("spec"), 2)) {
      return Stream.concat(top, specifications)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Page::read)
          .filter(page -> page.text.contains(BEGIN))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Page read(Path file) {
    try {
      return new Page(file, Files.readString(file));
    } catch (IOException e) {
      throw new SpecException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /** The generated parts by their names, as they stand there. */
  public Map<String, String> parts() {
    return PART.matcher(text).results().collect(Collectors.toMap(r -> r.group(2), r -> r.group(3)));
  }

  /**
   * The page with each of its parts made anew.
   *
   * @param generator makes the text of a part, with a line end behind it, from its name
   * @throws SpecException if a part has no end
   */
  public Page with(UnaryOperator<String> generator) {
    Matcher matcher = PART.matcher(text);
    long begun = Pattern.compile(BEGIN).matcher(text).results().count();
    if (begun != matcher.results().count()) {
      throw new SpecException(file + ": a generated part has no " + END + " of its own");
    }
    return new Page(file, matcher.replaceAll(part -> made(part, generator)));
  }

  private static String made(MatchResult part, UnaryOperator<String> generator) {
    return Matcher.quoteReplacement(part.group(1) + generator.apply(part.group(2)) + part.group(4));
  }
}
