package org.vfiospec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.tlc.Counts;
import org.vfiospec.tlc.DistributedVerdict;
import org.vfiospec.tlc.Expected;
import org.vfiospec.tlc.Property;

/**
 * A model of a revision whose invariants were checked on several machines. Workers do not wait for
 * each other, so there is no depth.
 *
 * @param notChecked the temporal properties, which TLC's distributed mode does not check
 * @param expected what the manifest says, if it knows the model
 */
public record DistributedModel(
    String protocol,
    String part,
    String revision,
    DistributedVerdict found,
    List<Verdict> verdicts,
    List<Property> notChecked,
    Optional<Expected> expected) {
  /** Copies the lists. */
  public DistributedModel {
    verdicts = List.copyOf(verdicts);
    notChecked = List.copyOf(notChecked);
  }

  /** All that is not as the manifest says. A revision that it does not know is no finding. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    Optional<Counts> counts = expected.map(Expected::counts);
    counts.ifPresent(
        known -> {
          compare("distinct", known.distinct(), found.distinct(), findings);
          compare("generated", known.generated(), found.generated(), findings);
        });
    findings.addAll(new CheckReport(List.of(), verdicts).findings());
    return findings;
  }

  private void compare(String what, long known, long counted, List<Finding> findings) {
    if (known != counted) {
      findings.add(
          new Finding(
              protocol
                  + " "
                  + revision
                  + " has "
                  + what
                  + " states "
                  + counted
                  + " instead of "
                  + known
                  + " (manifest.json)",
              CommandText.of("check", protocol, "--revision", revision)));
    }
  }
}
