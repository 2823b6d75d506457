package org.vfiospec.tlc;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A protocol: its specification, its revisions, its properties, and what is known of each.
 * Immutable.
 */
public final class Protocol {
  private final String name;
  private final Path directory;
  private final Model model;
  private final Model liveness;
  private final List<Revision> revisions;
  private final Manifest manifest;

  Protocol(
      String name,
      Path directory,
      Model model,
      Model liveness,
      List<Revision> revisions,
      Manifest manifest) {
    this.name = name;
    this.directory = directory;
    this.model = model;
    this.liveness = liveness;
    this.revisions = revisions;
    this.manifest = manifest;
  }

  /** The name: that of its folder. */
  public String name() {
    return name;
  }

  /** The manifest's title, or the name. */
  public String title() {
    return manifest.title().orElse(name);
  }

  /** The folder that holds the specification. */
  public Path directory() {
    return directory;
  }

  /** The revisions in the order of the specification's {@code Revisions}. */
  public List<Revision> revisions() {
    return revisions;
  }

  /** The revision of that name, which must be one of the specification's. */
  public Revision revision(String revision) {
    return revisions.stream()
        .filter(r -> r.name().equals(revision))
        .findFirst()
        .orElseThrow(
            () ->
                new SpecException(
                    name
                        + " has no revision "
                        + revision
                        + "; known are "
                        + revisions.stream().map(Revision::name).toList()
                        + ", and one more record in Revisions makes it known"));
  }

  /** The properties in the order of the configurations: the invariants, then the temporal ones. */
  public List<Property> properties() {
    return Stream.of(model, liveness)
        .flatMap(each -> each.properties().stream())
        .distinct()
        .sorted(Comparator.comparing(Property::kind))
        .toList();
  }

  /** The property of that name, which must be one of the configuration's. */
  public Property property(String property) {
    return properties().stream()
        .filter(p -> p.name().equals(property))
        .findFirst()
        .orElseThrow(
            () ->
                new SpecException(
                    name
                        + " has no property "
                        + property
                        + "; known are "
                        + properties().stream().map(Property::name).toList()));
  }

  /** The state space of a revision: what invariants are checked on, and what is replayed. */
  public Model model(Revision revision) {
    return model.withRevision(revision(revision.name()).name());
  }

  /**
   * What temporal properties are checked on. Liveness costs TLC far more than an invariant, so a
   * protocol may have a configuration of its own for it, with tighter bounds; if it has none, this
   * is {@link #model}.
   */
  public Model livenessModel(Revision revision) {
    return liveness.withRevision(revision(revision.name()).name());
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

  /**
   * What the manifest says of one of the {@link #models} of a revision; empty for one that it does
   * not know, such as that of a new proposal.
   */
  public Optional<Expected> expected(Model model) {
    return manifest.expected(model);
  }
}
