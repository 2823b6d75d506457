package org.vfiospec.tlc.search;

import java.util.List;

/** The transitions between states, each once, in the order of the states that they leave. */
final class Edges {
  private final Ints first = new Ints();
  private final Ints targets = new Ints();
  private final Ints steps = new Ints();

  /** The edges that follow leave the next state. */
  void source() {
    first.add(targets.size());
  }

  void add(int target, int step) {
    // Few edges leave a state, so that looking at each is the fastest way.
    for (int e = first.get(first.size() - 1); e < targets.size(); e++) {
      if (targets.get(e) == target && steps.get(e) == step) {
        return;
      }
    }
    targets.add(target);
    steps.add(step);
  }

  int begin(int state) {
    return first.get(state);
  }

  int end(int state) {
    return state + 1 < first.size() ? first.get(state + 1) : targets.size();
  }

  int target(int edge) {
    return targets.get(edge);
  }

  int step(int edge) {
    return steps.get(edge);
  }

  int size() {
    return targets.size();
  }

  int[] firstEdges() {
    first.add(targets.size());
    return first.toArray();
  }

  int[] targets() {
    return targets.toArray();
  }

  /** The numbers that it consists of. */
  List<Ints> numbers() {
    return List.of(first, targets, steps);
  }
}
