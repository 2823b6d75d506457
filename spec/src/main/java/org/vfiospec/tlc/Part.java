package org.vfiospec.tlc;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
  private final List<Revision> revisions;

  Part(String name, Model model, Model liveness, List<Revision> revisions) {
    this.name = name;
    this.model = model;
    this.liveness = liveness;
    this.revisions = revisions;
  }

  /** The name of the module without bounds: the root module's without its MC. */
  public String name() {
    return name;
  }

  /** The revisions in the order of the specification's {@code Revisions}. */
  public List<Revision> revisions() {
    return revisions;
  }

  /** The revision of that name, if this part models it. */
  public Optional<Revision> revision(String revision) {
    return revisions.stream().filter(r -> r.name().equals(revision)).findFirst();
  }

  /** The properties in the order of the configurations: the invariants, then the temporal ones. */
  public List<Property> properties() {
    return Stream.of(model, liveness)
        .flatMap(each -> each.properties().stream())
        .distinct()
        .sorted(Comparator.comparing(Property::kind))
        .toList();
  }

  /** The state space of a revision: what invariants are checked on, and what is replayed. */
  public Model model(Revision revision) {
    return model.withRevision(known(revision));
  }

  /**
   * What temporal properties are checked on. Liveness costs TLC far more than an invariant, so a
   * part may have a configuration of its own for it, with tighter bounds; if it has none, this is
   * {@link #model}.
   */
  public Model livenessModel(Revision revision) {
    return liveness.withRevision(known(revision));
  }

  /** What TLC checks that one property of a revision on. */
  public Model model(Revision revision, Property property) {
    Model bounded =
        property.kind() == Property.Kind.TEMPORAL ? livenessModel(revision) : model(revision);
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
