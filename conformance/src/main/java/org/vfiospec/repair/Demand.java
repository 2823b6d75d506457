package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Liveness;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Part;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Verdicts;

/** What has to hold of a part: all of its properties, or one. */
final class Demand {
  private final Part part;
  private final Optional<Property> alone;

  Demand(Part part, Optional<Property> alone) {
    this.part = part;
    this.alone = alone;
  }

  Part part() {
    return part;
  }

  List<Property> properties() {
    return alone.map(List::of).orElseGet(part::properties);
  }

  private List<Property> invariants() {
    return properties().stream().filter(p -> p.kind() == Property.Kind.INVARIANT).toList();
  }

  /** Temporal properties that are of the model, such as those of steps, or the others. */
  private List<Property> temporal(boolean ofModel) {
    return properties().stream()
        .filter(p -> p.kind() == Property.Kind.TEMPORAL && part.isOfModel(p) == ofModel)
        .toList();
  }

  private static Set<String> names(List<Property> properties) {
    return properties.stream().map(Property::name).collect(Collectors.toSet());
  }

  /** What an exploration may violate: a deadlock is none of the properties. */
  private Set<String> safety() {
    Set<String> names = names(invariants());
    if (alone.isEmpty()) {
      names.add(Verdicts.DEADLOCK);
    }
    return names;
  }

  /** The model, with those invariants alone that have to hold. */
  Model narrowed(Model model) {
    return model.withProperties(invariants());
  }

  /** Some invariant that is violated; they are evaluated until one is found. */
  Optional<String> violatedInvariant(Model model, ProgressListener listener) {
    return first(model, names(invariants()), listener);
  }

  /** The same, or a deadlock where the model forbids that and all properties have to hold. */
  Optional<String> violatedOrStuck(Model model, ProgressListener listener) {
    return first(model, safety(), listener);
  }

  private Optional<String> first(Model model, Set<String> names, ProgressListener listener) {
    return names.isEmpty()
        ? Optional.empty()
        : Explorer.checkUntilViolated(narrowed(model), names, listener)
            .violations()
            .keySet()
            .stream()
            .filter(names::contains)
            .findFirst();
  }

  /** Some temporal property that is violated. */
  Optional<String> violatedTemporal(Model model, Model livenessModel) {
    List<String> violated = violated(model, temporal(true));
    if (violated.isEmpty()) {
      violated = violated(livenessModel, temporal(false));
    }
    return violated.stream().findFirst();
  }

  private static List<String> violated(Model model, List<Property> temporal) {
    return Liveness.check(model, temporal).counterexamples().entrySet().stream()
        .filter(each -> each.getValue().isPresent())
        .map(each -> each.getKey().name())
        .toList();
  }

  /** All that is violated; what has a model of its own is asked for only if the rest holds. */
  List<String> violated(Model model, Model livenessModel, ProgressListener listener) {
    Set<String> names = safety();
    List<String> violated = new ArrayList<>();
    if (!names.isEmpty()) {
      Explorer.check(narrowed(model), listener).violations().keySet().stream()
          .filter(names::contains)
          .forEach(violated::add);
    }
    if (violated.isEmpty() || part.properties().stream().anyMatch(p -> !part.isOfModel(p))) {
      violated.addAll(violated(model, temporal(true)));
    }
    if (violated.isEmpty()) {
      violated(livenessModel, temporal(false)).stream().findFirst().ifPresent(violated::add);
    }
    return violated;
  }
}
