package org.vfiospec.tlc.search;

/** An answer. */
final class Leaf extends Node {
  private final int[] answer;

  /** The answer as successors in the layout that they were last needed in. */
  private Successors successors;

  Leaf(int[] answer) {
    this.answer = answer;
  }

  int[] answer() {
    return answer;
  }

  /** Whether a predicate is true. */
  boolean isTrue() {
    return answer[0] == 1;
  }

  /** Whether there is no part, or no successor, which is an answer of one number. */
  boolean isEmpty() {
    return answer.length == 0 || answer.length == 1 && answer[0] == 0;
  }

  /** The successors; threads that make them at once make the same. */
  Successors successors(Layout layout) {
    Successors made = successors;
    if (made == null || made.layout() != layout) {
      made = Successors.of(answer, layout);
      successors = made;
    }
    return made;
  }
}
