package org.vfiospec.tlc.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a worker found out about some states in a row. Nothing of it counts before it is committed,
 * in the order of the states.
 */
final class Expansion {
  /** Something that is no transition to a state that is explored. */
  sealed interface Event {}

  /** TLC cannot evaluate something. */
  record Failure(String doing, String reason) implements Event {}

  /** A step leaves variables without a value. */
  record Incomplete(int step, int[] variables) implements Event {}

  /** A successor that is not explored is not all that an invariant asks. */
  record Beyond(int step, int[] row, List<Fresh.Doubt> doubts) implements Event {}

  /** A transition is none that a claim allows. */
  record Forbidden(int step, int[] row, int claim) implements Event {}

  /** How far it came. */
  enum Outcome {
    /** Another worker ended the round before. */
    NOT_BEGUN,
    /** No state is missing. */
    COMPLETE,
    /** The table has no room for all that was found. */
    CROWDED,
    /** The layout cannot hold a value that was found. */
    TOO_NARROW
  }

  private static final int EVENTS = Integer.MIN_VALUE;
  private static final int MOST_EVENTS = 1 << 24;

  private int first;
  private int count;
  private int observed;
  private Outcome outcome;
  private int[] ends = new int[16];
  private int[] generated = new int[16];
  private int[] observations = new int[16];
  private int[] references = new int[64];
  private int[] steps = new int[64];
  private int size;
  private final List<Event> events = new ArrayList<>();

  /** Begins with the states from {@code first}, for each of which so much is observed. */
  void begin(int firstState, int observedEach) {
    first = firstState;
    observed = observedEach;
    count = 0;
    size = 0;
    outcome = Outcome.NOT_BEGUN;
    events.clear();
  }

  void observe(int place, int value) {
    int at = count * observed + place;
    if (at >= observations.length) {
      observations = Arrays.copyOf(observations, 2 * at + 1);
    }
    observations[at] = value;
  }

  /** A transition whose target is not known yet; gives its place. */
  int transition(int step) {
    transition(0, step);
    return size - 1;
  }

  void setReference(int place, int reference) {
    references[place] = reference;
  }

  /** How many transitions and events there are. */
  int size() {
    return size;
  }

  /** Forgets all transitions and events but the first. */
  void truncate(int first) {
    size = first;
  }

  /** Forgets all but the first states. */
  void keep(int states) {
    count = states;
  }

  private void transition(int reference, int step) {
    if (size == references.length) {
      references = Arrays.copyOf(references, 2 * size);
      steps = Arrays.copyOf(steps, 2 * size);
    }
    references[size] = reference;
    steps[size++] = step;
  }

  void event(Event event) {
    events.add(event);
    transition(EVENTS + events.size() - 1, 0);
  }

  /** The state is done, and had so many successors. */
  void endState(int successors) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      generated = Arrays.copyOf(generated, 2 * count);
    }
    ends[count] = size;
    generated[count++] = successors;
  }

  void end(Outcome how) {
    outcome = how;
  }

  Outcome outcome() {
    return outcome;
  }

  int first() {
    return first;
  }

  int count() {
    return count;
  }

  int begin(int place) {
    return place == 0 ? 0 : ends[place - 1];
  }

  int end(int place) {
    return ends[place];
  }

  int generated(int place) {
    return generated[place];
  }

  int observation(int place, int which) {
    return observations[place * observed + which];
  }

  int reference(int at) {
    return references[at];
  }

  int step(int at) {
    return steps[at];
  }

  /** Whether a reference is none of a state, but of an event. */
  static boolean isEvent(int reference) {
    return reference < EVENTS + MOST_EVENTS;
  }

  Event event(int reference) {
    return events.get(reference - EVENTS);
  }
}
