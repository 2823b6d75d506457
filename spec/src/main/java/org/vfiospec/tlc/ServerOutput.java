package org.vfiospec.tlc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What TLC's server of a distributed search printed, up to its end. */
record ServerOutput(String text) {
  private static final Pattern COUNTS =
      Pattern.compile("(?m)^(\\d+) states generated, (\\d+) distinct states found, 0 states left");
  private static final Pattern VIOLATED =
      Pattern.compile("(?m)^(?:CAUSE |Error: )Error: Invariant (\\w+) is violated\\.");
  private static final Pattern DEADLOCK = Pattern.compile("(?m)^CAUSE Error: deadlock reached\\.");
  private static final Pattern CAUSE = Pattern.compile("(?m)^CAUSE (?:Error: )?(.*)");
  private static final Pattern ERROR = Pattern.compile("(?m)^Error: (?:Error: )?(.*)");
  private static final Pattern BEHAVIOUR =
      Pattern.compile("(?ms)^BEHAVIOUR$.*?^(State 1: .*)^END$");

  /** Whether it found no violation and saw all states. */
  boolean searchedAll() {
    return text.contains("No error has been found") && COUNTS.matcher(text).find();
  }

  long generated() {
    return count(1);
  }

  long distinct() {
    return count(2);
  }

  private long count(int group) {
    Matcher counts = COUNTS.matcher(text);
    return counts.find() ? Long.parseLong(counts.group(group)) : 0;
  }

  /** The invariant that does not hold, or {@link Verdicts#DEADLOCK}. */
  Optional<String> violated() {
    Matcher violated = VIOLATED.matcher(text);
    if (violated.find()) {
      return Optional.of(violated.group(1));
    }
    return DEADLOCK.matcher(text).find() ? Optional.of(Verdicts.DEADLOCK) : Optional.empty();
  }

  /** The behaviour that leads there, as TLC writes it; empty if it is an initial state. */
  String behaviour() {
    Matcher behaviour = BEHAVIOUR.matcher(text);
    return behaviour.find() ? behaviour.group(1).strip() : "";
  }

  /**
   * Whether TLC asked a worker for the same states twice. The worker leaves out what it answered
   * the first time, which did not arrive, so states may be missing.
   */
  boolean mayHaveLostStates() {
    return text.contains("Trying to limit max block size");
  }

  /** Why it ended without a verdict. */
  String failure() {
    return Stream.of(CAUSE, ERROR)
        .map(pattern -> pattern.matcher(text))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElse("TLC's server ended before its search");
  }
}
