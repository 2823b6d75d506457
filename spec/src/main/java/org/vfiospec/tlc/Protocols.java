package org.vfiospec.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The protocols of a folder: each a folder in it with a TLC configuration for every part of its
 * specification, and perhaps a second one, {@code *Liveness.cfg}, for temporal properties that want
 * bounds or a history of their own.
 */
public final class Protocols {
  private static final String LIVENESS = "Liveness.cfg";

  private Protocols() {}

  /** The names of the protocols, sorted. */
  public static List<String> names(Path specHome) {
    if (!Files.isDirectory(specHome)) {
      throw new SpecException(specHome + ": no such folder; it should hold a folder a protocol");
    }
    try (Stream<Path> folders = Files.list(specHome)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> !configs(folder).isEmpty())
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new SpecException(specHome + ": cannot be read: " + e.getMessage());
    }
  }

  /** Reads a protocol: its configurations, its revisions (which TLC evaluates) and its manifest. */
  public static Protocol load(Path specHome, String name) {
    List<String> known = names(specHome);
    if (!known.contains(name)) {
      throw new SpecException(
          "there is no protocol " + name + " in " + specHome + "; known are " + known);
    }
    Path folder = specHome.resolve(name);
    List<Part> parts =
        configs(folder).stream()
            .filter(config -> !isLiveness(config))
            .map(config -> part(folder, config))
            .toList();
    for (Path liveness : configs(folder).stream().filter(Protocols::isLiveness).toList()) {
      if (!Files.exists(explored(liveness))) {
        throw new SpecException(
            liveness
                + ": there is no "
                + explored(liveness).getFileName()
                + " beside it; add it, for what is explored and replayed");
      }
    }
    oneVerdictEach(folder, parts);
    return new Protocol(name, folder, parts, Manifest.read(folder.resolve("manifest.json")));
  }

  private static Part part(Path folder, Path config) {
    Model model = model(folder, config);
    Model bounded = model;
    Path liveness = folder.resolve(rootModule(config) + LIVENESS);
    if (Files.exists(liveness)) {
      bounded = model(folder, liveness);
      oneVerdictEach(model, bounded);
    }
    return new Part(
        rootModule(config).replaceFirst("^MC", ""), model, bounded, RevisionTable.of(model));
  }

  /** A property that two parts have would have two verdicts on a revision of both. */
  private static void oneVerdictEach(Path folder, List<Part> parts) {
    for (Part part : parts) {
      for (Part other : parts.subList(0, parts.indexOf(part))) {
        for (Revision revision : part.revisions()) {
          for (Property property : part.properties()) {
            if (other.revision(revision.name()).isPresent()
                && other.properties().stream().anyMatch(p -> p.name().equals(property.name()))) {
              throw new SpecException(
                  folder
                      + ": "
                      + other.name()
                      + " and "
                      + part.name()
                      + " both ask of "
                      + revision.name()
                      + " whether "
                      + property.name()
                      + " holds; rename one");
            }
          }
        }
      }
    }
  }

  /** A property that two configurations could answer for would have two verdicts. */
  private static void oneVerdictEach(Model model, Model liveness) {
    for (Property property : liveness.properties()) {
      if (property.kind() == Property.Kind.INVARIANT) {
        throw new SpecException(
            liveness.configName()
                + ": lists "
                + property.name()
                + "; invariants are for "
                + model.configName());
      }
      if (model.properties().contains(property)) {
        throw new SpecException(
            liveness.configName()
                + ": lists "
                + property.name()
                + ", and so does "
                + model.configName()
                + "; remove one");
      }
    }
  }

  private static boolean isLiveness(Path config) {
    return config.toString().endsWith(LIVENESS);
  }

  private static Path explored(Path liveness) {
    String name = liveness.getFileName().toString();
    return liveness.resolveSibling(name.substring(0, name.length() - LIVENESS.length()) + ".cfg");
  }

  private static Model model(Path folder, Path config) {
    return Model.of(folder.resolve(rootModule(config) + ".tla"), config);
  }

  private static String rootModule(Path config) {
    return config.getFileName().toString().replaceFirst("\\.cfg$", "");
  }

  private static List<Path> configs(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".cfg")).sorted().toList();
    } catch (IOException e) {
      throw new SpecException(folder + ": cannot be read: " + e.getMessage());
    }
  }
}
