package org.vfiospec.validate;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The first observation of a log with which no behaviour goes on.
 *
 * @param place its place in the log, which is the length of the longest prefix that is a
 *     behaviour's
 * @param seen the observation
 * @param possible how the behaviours that have this prefix go on, by unlogged steps and then one
 *     more step of any action; what is most like the observation comes first
 */
public record Foreign(int place, Observation seen, List<Possible> possible) {
  private static final int TOLD = 8;

  /** For a reader: what was seen, and what comes nearest to it. */
  @Override
  public String toString() {
    String more = possible.size() > TOLD ? "\n  and " + (possible.size() - TOLD) + " more" : "";
    return possible.stream()
        .limit(TOLD)
        .map(each -> "\n  " + each)
        .collect(
            Collectors.joining(
                "",
                "no behaviour goes on with observation " + place + ", " + seen + "; possible:",
                possible.isEmpty() ? " nothing" : more));
  }
}
