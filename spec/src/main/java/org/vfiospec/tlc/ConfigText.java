package org.vfiospec.tlc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a TLC configuration file, as far as it must be understood to derive another one from
 * it.
 */
record ConfigText(String text) {
  private static final Map<String, Property.Kind> LISTS =
      Map.of(
          "INVARIANT", Property.Kind.INVARIANT,
          "INVARIANTS", Property.Kind.INVARIANT,
          "PROPERTY", Property.Kind.TEMPORAL,
          "PROPERTIES", Property.Kind.TEMPORAL);
  private static final Set<String> OTHER_SECTIONS =
      Set.of(
          "CONSTANT",
          "CONSTANTS",
          "CONSTRAINT",
          "CONSTRAINTS",
          "ACTION_CONSTRAINT",
          "ACTION_CONSTRAINTS",
          "INIT",
          "NEXT",
          "VIEW",
          "SYMMETRY",
          "SPECIFICATION",
          "TYPE",
          "TYPE_CONSTRAINT",
          "CHECK_DEADLOCK");

  /** A comment, a string, a word, or a single other character. */
  private static final Pattern TOKEN =
      Pattern.compile("(\\\\\\*[^\\n]*|\\(\\*.*?\\*\\))|\"[^\"]*\"|\\w+|\\S", Pattern.DOTALL);

  private static final Pattern REVISION = Pattern.compile("(\\bRevision\\s*=\\s*)\"([^\"]*)\"");

  private static final Pattern SPECIFICATION = Pattern.compile("\\bSPECIFICATION\\s+(\\w+)");

  private static final Pattern ALLOWS_DEADLOCK = Pattern.compile("\\bCHECK_DEADLOCK\\s+FALSE\\b");

  /** The listed properties, in the order in which they are listed. */
  List<Property> properties() {
    Set<Property> found = new LinkedHashSet<>();
    Property.Kind kind = null;
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String word = token.group();
      if (token.group(1) != null) {
        continue;
      }
      if (LISTS.containsKey(word)) {
        kind = LISTS.get(word);
      } else if (OTHER_SECTIONS.contains(word)) {
        kind = null;
      } else if (kind != null) {
        found.add(new Property(word, kind));
      }
    }
    return List.copyOf(found);
  }

  /** The same configuration, listing {@code properties} and no other. */
  ConfigText withProperties(List<Property> properties) {
    StringBuilder kept = new StringBuilder(withoutLists().stripTrailing()).append('\n');
    for (Property property : properties) {
      kept.append(property.kind() == Property.Kind.INVARIANT ? "INVARIANT " : "PROPERTY ")
          .append(property.name())
          .append('\n');
    }
    return new ConfigText(kept.toString());
  }

  private String withoutLists() {
    List<int[]> cuts = new ArrayList<>();
    int cutFrom = -1;
    int end = 0;
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group(1) != null) {
        continue;
      }
      boolean list = LISTS.containsKey(token.group());
      if (cutFrom >= 0 && (list || OTHER_SECTIONS.contains(token.group()))) {
        cuts.add(new int[] {cutFrom, end});
        cutFrom = -1;
      }
      if (list) {
        cutFrom = token.start();
      }
      end = token.end();
    }
    if (cutFrom >= 0) {
      cuts.add(new int[] {cutFrom, end});
    }
    StringBuilder kept = new StringBuilder(text);
    for (int i = cuts.size() - 1; i >= 0; i--) {
      kept.delete(cuts.get(i)[0], cuts.get(i)[1]);
    }
    return kept.toString();
  }

  /** The value of the constant {@code Revision}, if it is given one. */
  Optional<String> revision() {
    Matcher found = REVISION.matcher(blankedComments());
    return found.find() ? Optional.of(found.group(2)) : Optional.empty();
  }

  /** The same configuration of another revision; empty if it gives {@code Revision} no value. */
  Optional<ConfigText> withRevision(String revision) {
    Matcher found = REVISION.matcher(blankedComments());
    return found.find()
        ? Optional.of(
            new ConfigText(
                text.substring(0, found.end(1))
                    + '"'
                    + revision
                    + '"'
                    + text.substring(found.end())))
        : Optional.empty();
  }

  /** The same configuration with another value of a constant; empty if it gives that none. */
  Optional<ConfigText> withConstant(String constant, String value) {
    Matcher found =
        Pattern.compile("(\\b" + Pattern.quote(constant) + "\\s*=\\s*)(\\S+)")
            .matcher(blankedComments());
    return found.find()
        ? Optional.of(
            new ConfigText(text.substring(0, found.end(1)) + value + text.substring(found.end(2))))
        : Optional.empty();
  }

  /** The same configuration of another behaviour; empty if it names none by SPECIFICATION. */
  Optional<ConfigText> withSpecification(String specification) {
    Matcher found = SPECIFICATION.matcher(blankedComments());
    return found.find()
        ? Optional.of(
            new ConfigText(
                text.substring(0, found.start(1)) + specification + text.substring(found.end(1))))
        : Optional.empty();
  }

  /** The same configuration, where one definition stands for another. */
  ConfigText withSubstitute(String definition, String substitute) {
    return new ConfigText(
        text.stripTrailing() + "\nCONSTANT " + definition + " <- " + substitute + "\n");
  }

  /** Whether a state without a successor is an error: it is, unless the configuration says no. */
  boolean forbidsDeadlock() {
    return !ALLOWS_DEADLOCK.matcher(blankedComments()).find();
  }

  /** The text with blanks for its comments, so that every other character keeps its place. */
  private String blankedComments() {
    StringBuilder blanked = new StringBuilder(text);
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      for (int i = token.start(1); token.group(1) != null && i < token.end(1); i++) {
        blanked.setCharAt(i, ' ');
      }
    }
    return blanked.toString();
  }
}
