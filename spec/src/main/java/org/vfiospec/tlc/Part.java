package org.vfiospec.tlc;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of a protocol's specification: one root module with its configurations, and the revisions
 * that it models. Most protocols have one; one that was specified anew, or whose devices are one
 * matter and their system another, has several. Immutable.
 */
public final class Part {
  private final String name;
  private final Model model;
  private final Model liveness;
  private final RevisionTable table;

  Part(String name, Model model, Model liveness, RevisionTable table) {
    this.name = name;
    this.model = model;
    this.liveness = liveness;
    this.table = table;
  }

  /** The name of the module without bounds: the root module's without its MC. */
  public String name() {
    return name;
  }

  /** The revisions in the order of the specification's {@code Revisions}. */
  public List<Revision> revisions() {
    return table.revisions();
  }

  /** The values that each design choice of a revision may have. */
  public Map<String, Set<?>> designChoices() {
    return table.designChoices();
  }

  /** The model of one revision or another; it does not matter which. */
  Model model() {
    return model;
  }

  /** The same of {@link #livenessModel}. */
  Model livenessModel() {
    return liveness;
  }

  /** What the specification says of a choice that is an order, if it has a module for that. */
  public Optional<Orders> orders() {
    String module = model.rootModule() + "Orders";
    return Files.exists(model.directory().resolve(module + ".tla"))
        ? Optional.of(Orders.of(model.of(module), designChoices()))
        : Optional.empty();
  }

  /** The revision of that name, if this part models it. */
  public Optional<Revision> revision(String revision) {
    return revisions().stream().filter(r -> r.name().equals(revision)).findFirst();
  }

  /** The properties in the order of the configurations: the invariants, then the temporal ones. */
  public List<Property> properties() {
    return Stream.of(model, liveness)
        .flatMap(each -> each.properties().stream())
        .distinct()
        .sorted(Comparator.comparing(Property::kind))
        .toList();
  }

  /** Whether {@link #model} is asked for a property, and not {@link #livenessModel}. */
  public boolean isOfModel(Property property) {
    return model.properties().contains(property);
  }

  /** The state space of a revision: what invariants are checked on, and what is replayed. */
  public Model model(Revision revision) {
    return model.withRevision(known(revision));
  }

  /**
   * What the temporal properties are checked on that {@link #model} does not list. Liveness costs
   * TLC far more than an invariant, so a part may have a configuration of its own for it, with
   * tighter bounds or less history; if it has none, this is {@link #model}.
   */
  public Model livenessModel(Revision revision) {
    return liveness.withRevision(known(revision));
  }

  /** What TLC checks that one property of a revision on. */
  public Model model(Revision revision, Property property) {
    Model bounded = isOfModel(property) ? model(revision) : livenessModel(revision);
    return bounded.withProperties(List.of(property));
  }

  /**
   * The models of a revision: {@link #model}, and {@link #livenessModel} if that has a
   * configuration of its own.
   */
  public List<Model> models(Revision revision) {
    return Stream.of(model(revision), livenessModel(revision)).distinct().toList();
  }

  private String known(Revision revision) {
    return revision(revision.name())
        .map(Revision::name)
        .orElseThrow(
            () -> new SpecException(name + " does not model the revision " + revision.name()));
  }
}
