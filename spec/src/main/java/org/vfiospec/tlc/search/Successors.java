package org.vfiospec.tlc.search;

import java.util.Arrays;

/**
 * The successors of a state by one step, as changes to the packed state.
 *
 * @param layout the layout
 * @param each the successors, in TLC's order; null if the layout cannot hold one of them
 */
record Successors(Layout layout, Successor[] each) {
  private static final Successor[] NONE = {};

  /**
   * One of them.
   *
   * @param keep for each word, the bits that stay
   * @param put for each word, the bits that replace the others
   * @param edited the variables whose new value depends on the old one
   * @param edits for each of these, how
   * @param missing the variables that have no value: here they keep the old one
   */
  record Successor(long[] keep, long[] put, int[] edited, int[] edits, int[] missing) {}

  static Successors of(int[] answer, Layout layout) {
    if (answer[0] == 0) {
      return new Successors(layout, NONE);
    }
    Successor[] each = new Successor[answer[0]];
    int at = 1;
    for (int i = 0; i < each.length; i++) {
      int length = answer[at++];
      int[] missing = Arrays.copyOfRange(answer, at, at + length);
      at += length;
      length = 2 * answer[at++];
      each[i] = successor(Arrays.copyOfRange(answer, at, at + length), missing, layout);
      if (each[i] == null) {
        return new Successors(layout, null);
      }
      at += length;
    }
    return new Successors(layout, each);
  }

  /** Null if the layout cannot hold a value. */
  private static Successor successor(int[] description, int[] missing, Layout layout) {
    long[] keep = new long[layout.words()];
    long[] put = new long[layout.words()];
    Arrays.fill(keep, -1);
    int edits = 0;
    int[] edited = new int[description.length / 2];
    int[] by = new int[description.length / 2];
    for (int d = 0; d < description.length; d += 2) {
      if (description[d] < 0) {
        edited[edits] = -1 - description[d];
        by[edits++] = description[d + 1];
      } else if (layout.holds(description[d], description[d + 1])) {
        int word = layout.word(description[d]);
        keep[word] &= ~layout.bits(description[d]);
        put[word] |= layout.put(description[d], description[d + 1]);
      } else {
        return null;
      }
    }
    return new Successor(
        keep, put, Arrays.copyOf(edited, edits), Arrays.copyOf(by, edits), missing);
  }
}
