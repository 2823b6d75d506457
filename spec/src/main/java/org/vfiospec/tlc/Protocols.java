package org.vfiospec.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The protocols of a folder: each a folder in it with one TLC configuration, and perhaps a second
 * one, {@code *Liveness.cfg}, for the temporal properties.
 */
public final class Protocols {
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

  /** Reads a protocol: its configuration, its revisions (which TLC evaluates) and its manifest. */
  public static Protocol load(Path specHome, String name) {
    List<String> known = names(specHome);
    if (!known.contains(name)) {
      throw new SpecException(
          "there is no protocol " + name + " in " + specHome + "; known are " + known);
    }
    Path folder = specHome.resolve(name);
    Model model = only(folder, configs(folder).stream().filter(c -> !isLiveness(c)).toList());
    List<Path> liveness = configs(folder).stream().filter(Protocols::isLiveness).toList();
    Model bounded = model;
    if (!liveness.isEmpty()) {
      bounded = only(folder, liveness);
      allOf(Property.Kind.INVARIANT, model);
      allOf(Property.Kind.TEMPORAL, bounded);
    }
    return new Protocol(
        name,
        folder,
        model,
        bounded,
        RevisionTable.of(model),
        Manifest.read(folder.resolve("manifest.json")));
  }

  /** A property that two configurations could answer for would have two verdicts. */
  private static void allOf(Property.Kind kind, Model model) {
    for (Property property : model.properties()) {
      if (property.kind() != kind) {
        throw new SpecException(
            model.configName()
                + ": lists "
                + property.name()
                + "; with *Liveness.cfg beside, temporal properties are listed there, and"
                + " invariants are not");
      }
    }
  }

  private static boolean isLiveness(Path config) {
    return config.toString().endsWith("Liveness.cfg");
  }

  private static Model only(Path folder, List<Path> configs) {
    if (configs.size() != 1) {
      throw new SpecException(
          folder + ": one configuration was expected, but there are " + configs);
    }
    String root = configs.get(0).getFileName().toString().replaceFirst("\\.cfg$", "");
    return Model.of(folder.resolve(root + ".tla"), configs.get(0));
  }

  private static List<Path> configs(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".cfg")).sorted().toList();
    } catch (IOException e) {
      throw new SpecException(folder + ": cannot be read: " + e.getMessage());
    }
  }
}
