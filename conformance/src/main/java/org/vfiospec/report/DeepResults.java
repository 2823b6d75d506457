package org.vfiospec.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vfiospec.disk.WholeOrNothing;
import org.vfiospec.tlc.Checked;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.Trace;
import org.vfiospec.tlc.Verdicts;

/**
 * What a deep check has found out about models that are done, in a file for each, so that a check
 * that was interrupted need not do them again. A counterexample is not kept: {@code explain} finds
 * a shorter one with smaller bounds.
 */
final class DeepResults {
  private static final String ENDING = ".done";

  /** Stands for the counterexample of what is violated. */
  private static final Trace NOT_KEPT =
      new Trace(List.of(), List.of(Map.of()), List.of(), OptionalInt.empty());

  private final Path folder;
  private final Set<Path> files = new LinkedHashSet<>();

  DeepResults(Path folder) {
    this.folder = folder;
  }

  private Path file(String name) {
    return folder.resolve(name + ENDING);
  }

  /** What is known of a model, if it was done before, as it is now. */
  Optional<Checked> of(String name, Model model) {
    Path file = file(name);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String[] lines = Files.readString(file).split("\\R");
      if (lines.length < 6 || !lines[0].equals(model.digest())) {
        return Optional.empty();
      }
      files.add(file);
      Map<String, Trace> violations = new LinkedHashMap<>();
      for (String violated : lines[5].isBlank() ? new String[0] : lines[5].split(" ")) {
        violations.put(violated, NOT_KEPT);
      }
      Map<Property, Optional<Trace>> temporal = new LinkedHashMap<>();
      for (Property property : model.properties()) {
        if (property.kind() == Property.Kind.TEMPORAL) {
          temporal.put(property, Optional.ofNullable(violations.remove(property.name())));
        }
      }
      return Optional.of(
          new Checked(
              new Verdicts(
                  Long.parseLong(lines[1]),
                  Long.parseLong(lines[2]),
                  Integer.parseInt(lines[3]),
                  violations,
                  Double.parseDouble(lines[4])),
              temporal));
    } catch (IOException | NumberFormatException e) {
      throw new SpecException(
          file + ": cannot be read (" + e.getMessage() + "); delete it to check that model again");
    }
  }

  /** A model is done: what there was of its search is no longer needed. */
  void add(String name, Model model, Checked checked) {
    Set<String> violated = new LinkedHashSet<>(checked.verdicts().violations().keySet());
    checked
        .temporal()
        .forEach((property, trace) -> trace.ifPresent(found -> violated.add(property.name())));
    String text =
        String.join(
            "\n",
            model.digest(),
            String.valueOf(checked.verdicts().distinct()),
            String.valueOf(checked.verdicts().generated()),
            String.valueOf(checked.verdicts().depth()),
            String.valueOf(checked.verdicts().seconds()),
            String.join(" ", violated),
            "end");
    try {
      Files.createDirectories(folder);
      WholeOrNothing.write(file(name), place -> Files.writeString(place, text));
      files.add(file(name));
      Files.deleteIfExists(folder.resolve(name + ".checkpoint"));
    } catch (IOException e) {
      throw new SpecException(file(name) + ": cannot be written: " + e.getMessage());
    }
  }

  /** Forgets all that was saved of a model, to begin anew. */
  void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
      Files.deleteIfExists(folder.resolve(name + ".checkpoint"));
    } catch (IOException e) {
      throw new SpecException(file(name) + ": cannot be deleted: " + e.getMessage());
    }
  }

  /** All models are done, and reported. */
  void delete() {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
