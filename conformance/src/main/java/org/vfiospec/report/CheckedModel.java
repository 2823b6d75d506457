package org.vfiospec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.tlc.Counts;
import org.vfiospec.tlc.Expected;
import org.vfiospec.tlc.Property;

/**
 * A model of a revision, all of whose properties have their verdicts.
 *
 * @param module the root module's file name
 * @param config the configuration's file name
 * @param counts the size of the state space
 * @param listed the properties that the configuration lists
 * @param violated those of them that do not hold, and a deadlock if there is one
 * @param seconds of all that was done for the verdicts
 * @param expected what the manifest says, if it knows the model
 */
public record CheckedModel(
    String module,
    String config,
    Counts counts,
    List<Property> listed,
    List<Property> violated,
    double seconds,
    Optional<Expected> expected) {
  /** Copies the lists. */
  public CheckedModel {
    listed = List.copyOf(listed);
    violated = List.copyOf(violated);
  }

  /** What manifests call this outcome. */
  public String result() {
    if (violated.isEmpty()) {
      return "success";
    }
    return violated.stream().anyMatch(p -> p.kind() == Property.Kind.INVARIANT)
        ? "safety failure"
        : "liveness failure";
  }

  /**
   * What is not as the manifest says, a phrase each; none if it does not know the model. The
   * verdicts on the listed properties are compared by {@link Verdict#surprises}.
   */
  public List<String> surprises() {
    List<String> surprises = new ArrayList<>();
    expected.ifPresent(
        e -> {
          compareCounts(e, surprises);
          for (String name : e.violated()) {
            if (listed.stream().noneMatch(property -> property.name().equals(name))
                && violated.stream().noneMatch(property -> property.name().equals(name))) {
              surprises.add("no property " + name + ", violated or not");
            }
          }
          if (!e.result().equals(result())) {
            surprises.add("the result " + result() + " instead of " + e.result());
          }
        });
    return surprises;
  }

  private void compareCounts(Expected e, List<String> surprises) {
    compare("distinct states", e.counts().distinct(), counts.distinct(), surprises);
    compare("generated states", e.counts().generated(), counts.generated(), surprises);
    compare("depth", e.counts().depth(), counts.depth(), surprises);
  }

  private static void compare(String what, long expected, long actual, List<String> surprises) {
    if (expected != actual) {
      surprises.add(what + " " + actual + " instead of " + expected);
    }
  }
}
