package org.vfiospec.validate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.TlaText;

/** What an observation tells of the step that was taken, if one was. */
sealed interface Event {

  /** How well a step fits what is known of it; the best first. */
  enum Fit {
    FITS,
    OTHER_ARGUMENTS,
    OTHER_ACTION
  }

  /** How well a step fits. */
  Fit fit(Step step);

  /** The action's name, if it is known. */
  default Optional<String> name() {
    return Optional.empty();
  }

  /** No step was taken: a state is looked at. */
  record Look() implements Event {
    @Override
    public Fit fit(Step step) {
      return Fit.OTHER_ACTION;
    }

    @Override
    public String toString() {
      return "no step";
    }
  }

  /** A step was taken, nobody knows which. */
  record AnyStep() implements Event {
    @Override
    public Fit fit(Step step) {
      return Fit.FITS;
    }

    @Override
    public String toString() {
      return "some step";
    }
  }

  /** A step of this action was taken, nobody knows with which arguments. */
  record OfAction(String action) implements Event {
    public OfAction {
      Objects.requireNonNull(action);
    }

    @Override
    public Optional<String> name() {
      return Optional.of(action);
    }

    @Override
    public Fit fit(Step step) {
      return step.action().equals(action) ? Fit.FITS : Fit.OTHER_ACTION;
    }

    @Override
    public String toString() {
      return action + "(...)";
    }
  }

  /** A step of this action was taken, and this is known of each of its arguments. */
  record WithArguments(String action, List<Object> arguments) implements Event {
    public WithArguments {
      Objects.requireNonNull(action);
      arguments = List.copyOf(arguments);
    }

    @Override
    public Optional<String> name() {
      return Optional.of(action);
    }

    @Override
    public Fit fit(Step step) {
      if (!step.action().equals(action)) {
        return Fit.OTHER_ACTION;
      }
      if (step.arguments().size() != arguments.size()) {
        return Fit.OTHER_ARGUMENTS;
      }
      for (int i = 0; i < arguments.size(); i++) {
        if (!Partly.admits(arguments.get(i), step.arguments().get(i))) {
          return Fit.OTHER_ARGUMENTS;
        }
      }
      return Fit.FITS;
    }

    @Override
    public String toString() {
      return arguments.isEmpty()
          ? action
          : arguments.stream()
              .map(TlaText::of)
              .collect(Collectors.joining(", ", action + "(", ")"));
    }
  }
}
