package org.vfiospec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.tlc.Expected;

/**
 * A model whose states were all found.
 *
 * @param module the root module's file name
 * @param config the configuration's file name
 * @param distinctStates reachable states
 * @param generatedStates states generated, the repeated ones too
 * @param depth states on the longest of the shortest paths to a state
 * @param seconds of exploration and of liveness checking together
 * @param expected what the manifest says, if it knows the revision
 */
public record CheckedModel(
    String protocol,
    String revision,
    String module,
    String config,
    long distinctStates,
    long generatedStates,
    int depth,
    double seconds,
    Optional<Expected> expected) {

  /** The counts that are not the manifest's, a phrase each. */
  public List<String> surprises() {
    List<String> surprises = new ArrayList<>();
    expected.ifPresent(
        e -> {
          compare("distinct states", e.distinctStates(), distinctStates, surprises);
          compare("generated states", e.totalStates(), generatedStates, surprises);
          compare("depth", e.stateDepth(), depth, surprises);
        });
    return surprises;
  }

  private static void compare(String what, long expected, long actual, List<String> surprises) {
    if (expected != actual) {
      surprises.add(what + " " + actual + " instead of " + expected);
    }
  }
}
