package org.vfiospec.report;

import java.util.List;
import java.util.Optional;
import org.vfiospec.tlc.Checked;
import org.vfiospec.tlc.Counts;
import org.vfiospec.tlc.Expected;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Verdicts;

/**
 * A model of a revision that was checked, and what was expected of it.
 *
 * @param expected what the manifest says, if it knows the model
 */
record ModelCheck(
    String protocol, String revision, Model model, Optional<Expected> expected, Checked checked) {

  /** A verdict for every property that the model lists. */
  List<Verdict> verdicts() {
    return model.properties().stream().map(this::verdict).toList();
  }

  /** A verdict that there is a deadlock, which no model lists, if there is one. */
  Optional<Verdict> deadlock() {
    // It is worth a word only if there is one.
    return checked.verdicts().violations().containsKey(Verdicts.DEADLOCK)
        ? Optional.of(
            verdict(new Property(Verdicts.DEADLOCK, Property.Kind.INVARIANT), Outcome.VIOLATED))
        : Optional.empty();
  }

  private Verdict verdict(Property property) {
    boolean holds =
        property.kind() == Property.Kind.INVARIANT
            ? !checked.verdicts().violations().containsKey(property.name())
            : checked.temporal().get(property).isEmpty();
    return verdict(property, Outcome.of(holds));
  }

  private Verdict verdict(Property property, Outcome actual) {
    return new Verdict(
        protocol,
        revision,
        property,
        expected.map(e -> Outcome.of(!e.violated().contains(property.name()))),
        actual);
  }

  CheckedModel result() {
    Verdicts explored = checked.verdicts();
    return new CheckedModel(
        model.rootModule() + ".tla",
        fileName(model.configName()),
        new Counts(explored.distinct(), explored.generated(), explored.depth()),
        model.properties(),
        java.util.stream.Stream.concat(verdicts().stream(), deadlock().stream())
            .filter(verdict -> verdict.actual() == Outcome.VIOLATED)
            .map(Verdict::property)
            .toList(),
        explored.seconds(),
        expected);
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
