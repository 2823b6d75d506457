package org.vfiospec.tlc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A protocol: its specification in one part or several, its revisions, its properties, and what is
 * known of each. Immutable.
 */
public final class Protocol {
  private final String name;
  private final Path directory;
  private final List<Part> parts;
  private final Manifest manifest;

  Protocol(String name, Path directory, List<Part> parts, Manifest manifest) {
    this.name = name;
    this.directory = directory;
    this.parts = parts;
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

  /** The parts of the specification, at least one, in the order of their names. */
  public List<Part> parts() {
    return parts;
  }

  /** The parts that model a revision, at least one. */
  public List<Part> parts(Revision revision) {
    List<Part> modelling =
        parts.stream().filter(part -> part.revision(revision.name()).isPresent()).toList();
    if (modelling.isEmpty()) {
      throw unknown(revision.name());
    }
    return modelling;
  }

  /** The first part that models a revision. */
  public Part part(Revision revision) {
    return parts(revision).get(0);
  }

  /**
   * The revisions, each once, in the order of the parts and of their {@code Revisions}. What is
   * said of one that several parts model is what the first of them says.
   */
  public List<Revision> revisions() {
    Map<String, Revision> byName = new LinkedHashMap<>();
    parts.forEach(part -> part.revisions().forEach(r -> byName.putIfAbsent(r.name(), r)));
    return List.copyOf(byName.values());
  }

  /** The revision of that name, which must be one of the specification's. */
  public Revision revision(String revision) {
    return revisions().stream()
        .filter(r -> r.name().equals(revision))
        .findFirst()
        .orElseThrow(() -> unknown(revision));
  }

  private SpecException unknown(String revision) {
    return new SpecException(
        name
            + " has no revision "
            + revision
            + "; known are "
            + revisions().stream().map(Revision::name).toList()
            + ", and one more record in Revisions makes it known");
  }

  /** The properties of all parts, each once, in the order of the parts. */
  public List<Property> properties() {
    return parts.stream().flatMap(part -> part.properties().stream()).distinct().toList();
  }

  /** The property of that name, which must be one of the configurations'. */
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

  /** The part that asks of a revision whether a property holds; there has to be one. */
  public Part part(Revision revision, Property property) {
    return parts(revision).stream()
        .filter(part -> part.properties().contains(property))
        .findFirst()
        .orElseThrow(
            () ->
                new SpecException(
                    name
                        + " does not ask of "
                        + revision.name()
                        + " whether "
                        + property.name()
                        + " holds; its properties are "
                        + parts(revision).stream()
                            .flatMap(part -> part.properties().stream())
                            .map(Property::name)
                            .toList()));
  }

  /** What TLC checks that one property of a revision on. */
  public Model model(Revision revision, Property property) {
    return part(revision, property).model(revision, property);
  }

  /** The models of a revision, in the order of the parts. */
  public List<Model> models(Revision revision) {
    return parts(revision).stream().flatMap(part -> part.models(revision).stream()).toList();
  }

  /** The models with larger bounds that the manifest names, of each of its revisions. */
  public List<DeepModel> deepModels() {
    return bounded(manifest.deep());
  }

  /** The models that the manifest names to measure with, which grow. */
  public List<DeepModel> growthModels() {
    return bounded(manifest.growth()).stream()
        .filter(model -> model.expected().isPresent())
        .toList();
  }

  private List<DeepModel> bounded(List<Manifest.Deep> bounds) {
    List<DeepModel> models = new ArrayList<>();
    for (Manifest.Deep each : bounds) {
      for (Part part : parts) {
        for (Revision revision : part.revisions()) {
          for (Model model : part.models(revision)) {
            if (model.configName().endsWith("/" + each.config())) {
              models.add(bounded(each, part, revision, model));
            }
          }
        }
      }
    }
    return models;
  }

  private static DeepModel bounded(
      Manifest.Deep bounds, Part part, Revision revision, Model model) {
    Model bounded = model;
    for (Map.Entry<String, String> bound : bounds.bounds().entrySet()) {
      bounded = bounded.withConstant(bound.getKey(), bound.getValue());
    }
    return new DeepModel(
        part,
        revision,
        bounds.bounds(),
        bounded,
        Optional.ofNullable(bounds.expected().get(revision.name())));
  }

  /**
   * What the manifest says of one of the {@link #models} of a revision; empty for one that it does
   * not know, such as that of a new proposal.
   */
  public Optional<Expected> expected(Model model) {
    return manifest.expected(model);
  }
}
