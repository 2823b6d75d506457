package org.vfiospec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vfiospec.tlc.Counts;

/**
 * A revision whose models in one part were all checked.
 *
 * @param model the one that was explored
 * @param liveness the one that only the temporal properties are checked on, if there is one
 */
public record CheckedRevision(
    String protocol,
    String part,
    String revision,
    CheckedModel model,
    Optional<CheckedModel> liveness) {
  /** The size of the explored state space. */
  public Counts counts() {
    return model.counts();
  }

  /** How long all of it took, as if it had been done by one thread. */
  public double seconds() {
    return models().stream().mapToDouble(CheckedModel::seconds).sum();
  }

  /** The models, one or two. */
  public List<CheckedModel> models() {
    return Stream.concat(Stream.of(model), liveness.stream()).toList();
  }

  /** What is not as the manifest says, a phrase each; none of a revision that it does not know. */
  public List<String> surprises() {
    boolean known = models().stream().anyMatch(each -> each.expected().isPresent());
    List<String> surprises = new ArrayList<>();
    for (CheckedModel each : models()) {
      each.surprises().forEach(surprise -> surprises.add(surprise + " with " + each.config()));
      if (known && each.expected().isEmpty()) {
        surprises.add("a model with " + each.config() + ", which is not there");
      }
    }
    return surprises;
  }
}
