package org.vfiospec.validate;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.TlaText;

/**
 * One entry of a log: what is known of a step that was taken, and of the state right after it.
 * Whatever is known may be known {@linkplain Partly partly}. Immutable.
 */
public final class Observation {
  private static final Event LOOK = new Event.Look();

  private final Event event;
  private final Stuttering stuttering;
  private final Map<String, Object> shown;

  private enum Stuttering {
    EXCLUDED,
    POSSIBLE
  }

  private Observation(Event event, Stuttering stuttering, Map<String, Object> shown) {
    this.event = event;
    this.stuttering = stuttering;
    this.shown = shown;
  }

  private static Observation of(Event event) {
    return new Observation(event, Stuttering.EXCLUDED, Map.of());
  }

  /** This step was taken. */
  public static Observation of(Step step) {
    return of(new Event.WithArguments(step.action(), step.arguments()));
  }

  /**
   * A step of this action was taken.
   *
   * @param arguments what is known of each, as many as the action has
   */
  public static Observation of(String action, Object... arguments) {
    return of(new Event.WithArguments(action, Arrays.asList(arguments)));
  }

  /** A step of this action was taken; of its arguments nothing is known, not even how many. */
  public static Observation ofAction(String action) {
    return of(new Event.OfAction(action));
  }

  /** Some step was taken, of any action whatever. */
  public static Observation ofStep() {
    return of(new Event.AnyStep());
  }

  /** No step was taken: this is what a state looks like. As the first one it is about the start. */
  public static Observation ofState() {
    return new Observation(LOOK, Stuttering.POSSIBLE, Map.of());
  }

  /** The same, or nothing has happened at all, and what is shown is the state as it was before. */
  public Observation orStuttering() {
    return new Observation(event, Stuttering.POSSIBLE, shown);
  }

  /** The same, and behind the step the variable has this value, or what is known of it. */
  public Observation showing(String variable, Object known) {
    return showing(Map.of(variable, known));
  }

  /** The same, and behind the step these variables have these values, or what is known of them. */
  public Observation showing(Map<String, ?> known) {
    Map<String, Object> all = new LinkedHashMap<>(shown);
    known.forEach((variable, value) -> all.put(variable, Objects.requireNonNull(value, variable)));
    return new Observation(event, stuttering, Collections.unmodifiableMap(all));
  }

  /** The same, and of every other variable nothing is known. */
  public Observation showingOnly(String... variables) {
    Map<String, Object> rest = new LinkedHashMap<>(shown);
    rest.keySet().retainAll(List.of(variables));
    return new Observation(event, stuttering, Collections.unmodifiableMap(rest));
  }

  /** The known values, whole or in part, by variable. Variables without an entry are unknown. */
  public Map<String, Object> shown() {
    return shown;
  }

  /** The action of the step; empty if it is not known, or if there was no step. */
  public Optional<String> action() {
    return event.name();
  }

  Event event() {
    return event;
  }

  /** Whether there may have been no step. */
  boolean stutters() {
    return stuttering == Stuttering.POSSIBLE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Observation that
        && event.equals(that.event)
        && stuttering == that.stuttering
        && shown.equals(that.shown);
  }

  @Override
  public int hashCode() {
    return Objects.hash(event, stuttering, shown);
  }

  @Override
  public String toString() {
    String what = stutters() && event != LOOK ? event + " or no step" : event.toString();
    return shown.isEmpty() ? what : what + " showing " + text(shown);
  }

  static String text(Map<String, Object> values) {
    return values.entrySet().stream()
        .map(each -> each.getKey() + " = " + TlaText.of(each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
