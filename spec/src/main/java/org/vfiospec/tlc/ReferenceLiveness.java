package org.vfiospec.tlc;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vfiospec.tlc.boundary.LivenessOutcome;

/**
 * Decides temporal properties with TLC's own liveness checker, with one worker because that is when
 * it is sound, in a process for each run. It is what {@link Liveness} is compared with.
 */
public final class ReferenceLiveness {
  private static final String MAIN = Explorer.class.getPackageName() + ".inside.LivenessRun";

  private ReferenceLiveness() {}

  /**
   * Checks each of {@code properties}, which are temporal ones. They are checked together first,
   * and one at a time only if some one does not hold, because TLC does not say which.
   */
  public static LivenessVerdicts check(Model model, List<Property> properties) {
    for (Property property : properties) {
      if (property.kind() != Property.Kind.TEMPORAL) {
        throw new IllegalArgumentException(property.name() + " is an invariant: ask Explorer");
      }
    }
    Map<Property, Optional<Trace>> results = new LinkedHashMap<>();
    if (!properties.isEmpty()) {
      LivenessOutcome together = outcome(model, properties);
      boolean known = trace(together).isEmpty() || properties.size() == 1;
      for (Property property : properties) {
        LivenessOutcome outcome = known ? together : outcome(model, List.of(property));
        results.put(property, trace(outcome));
      }
    }
    return new LivenessVerdicts(results);
  }

  private static LivenessOutcome outcome(Model model, List<Property> properties) {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path config =
          scratch.write(model.rootModule() + ".cfg", model.withProperties(properties).configText());
      Path outcome = scratch.path().resolve("outcome");
      JavaProcess.Result result =
          JavaProcess.run(
              scratch.path(),
              JavaProcess.BESIDE_OTHERS,
              MAIN,
              List.of(
                  model.directory().toAbsolutePath().toString(),
                  model.rootModule(),
                  model.configName(),
                  config.toString(),
                  scratch.path().toString(),
                  outcome.toString()));
      if (result.exitCode() == JavaProcess.OUT_OF_MEMORY) {
        // As it would be if TLC were in this process.
        throw new OutOfMemoryError("TLC's liveness checker, which has as much as this process");
      }
      if (result.exitCode() != 0 || !Files.exists(outcome)) {
        throw new SpecException(
            model.configName()
                + ": TLC's liveness checker ended with exit code "
                + result.exitCode()
                + ": "
                + result.output());
      }
      return read(outcome);
    }
  }

  private static LivenessOutcome read(Path outcome) {
    LivenessOutcome read;
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(outcome))) {
      read = (LivenessOutcome) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    if (read.failure() != null) {
      throw new SpecException(read.failure());
    }
    return read;
  }

  private static Optional<Trace> trace(LivenessOutcome outcome) {
    if (outcome.states().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Trace(
            outcome.variables(),
            outcome.states(),
            outcome.steps(),
            outcome.loopStart() < 0 ? OptionalInt.empty() : OptionalInt.of(outcome.loopStart())));
  }
}
