package org.vfiospec.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.tlc.DistributedTlc;
import org.vfiospec.tlc.DistributedVerdict;
import org.vfiospec.tlc.Expected;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Verdicts;

/** Checks the invariants of some revisions on several machines, one model after the other. */
public final class DistributedCheck {
  private DistributedCheck() {}

  /** Checks them all. */
  public static List<DistributedModel> run(DistributedTlc server, List<Check.Subject> subjects) {
    List<DistributedModel> checked = new ArrayList<>();
    for (Check.Subject subject : subjects) {
      for (Revision revision : subject.revisions()) {
        for (Part part : subject.protocol().parts(revision)) {
          checked.add(check(server, subject.protocol(), part, revision));
        }
      }
    }
    return checked;
  }

  private static DistributedModel check(
      DistributedTlc server, Protocol protocol, Part part, Revision revision) {
    Model model = part.model(revision);
    Optional<Expected> expected = protocol.expected(model);
    DistributedVerdict found =
        server.check(model, protocol.name() + " " + part.name() + " " + revision.name());
    List<Verdict> verdicts = new ArrayList<>();
    List<Property> notChecked = new ArrayList<>();
    for (Property property : part.properties()) {
      if (property.kind() == Property.Kind.INVARIANT) {
        verdicts.add(verdict(protocol, revision, property, expected, found));
      } else {
        notChecked.add(property);
      }
    }
    // No configuration lists it, so it is worth a word only if there is one, or should be.
    Property deadlock = new Property(Verdicts.DEADLOCK, Property.Kind.INVARIANT);
    if (found.violations().containsKey(deadlock.name())
        || expected.filter(e -> e.violated().contains(deadlock.name())).isPresent()) {
      verdicts.add(verdict(protocol, revision, deadlock, expected, found));
    }
    return new DistributedModel(
        protocol.name(), part.name(), revision.name(), found, verdicts, notChecked, expected);
  }

  private static Verdict verdict(
      Protocol protocol,
      Revision revision,
      Property property,
      Optional<Expected> expected,
      DistributedVerdict found) {
    return new Verdict(
        protocol.name(),
        revision.name(),
        property,
        expected.map(e -> Outcome.of(!e.violated().contains(property.name()))),
        Outcome.of(!found.violations().containsKey(property.name())));
  }
}
