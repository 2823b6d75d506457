package org.vfiospec.tlc.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of the next-state relation that may have a successor in a state. Most parts have none,
 * and one look at the value that they ask for first tells it; parts that ask for the same share
 * this look.
 */
final class Candidates {
  private final Trees trees;
  private final int[] questions;
  private final int words;

  /** The parts that are always looked at: it is not known yet what they ask for, or nothing. */
  private long[] always;

  private List<Group> groups = List.of();
  private int grouped = -1;

  /** Parts whose trees have the same root. */
  private final class Group {
    private final Branch root;
    private final List<Integer> members = new ArrayList<>();
    private volatile long[][] byValue = new long[16][];

    Group(Branch root) {
      this.root = root;
    }

    long[] at(int id) {
      long[][] known = byValue;
      long[] found = id < known.length ? known[id] : null;
      return found != null ? found : look(id);
    }

    private long[] look(int id) {
      long[] found = new long[words];
      boolean all = true;
      for (int member : members) {
        Node child = ((Branch) trees.tree(questions[member]).root()).child(id);
        all &= child != null;
        if (!(child instanceof Leaf leaf) || !leaf.isEmpty()) {
          found[member >>> 6] |= 1L << member;
        }
      }
      if (all) {
        keep(id, found);
      }
      return found;
    }

    private synchronized void keep(int id, long[] found) {
      long[][] grown =
          id < byValue.length ? byValue.clone() : Arrays.copyOf(byValue, Math.max(id + 1, 2 * id));
      grown[id] = found;
      byValue = grown;
    }
  }

  Candidates(Trees trees, int[] questions) {
    this.trees = trees;
    this.questions = questions;
    this.words = (questions.length + 63) / 64;
    regroup();
  }

  /** Takes account of what the parts were seen to ask for; while nobody looks for candidates. */
  void regroup() {
    int known = 0;
    for (int question : questions) {
      known += trees.tree(question).root() == null ? 0 : 1;
    }
    if (known == grouped) {
      return;
    }
    grouped = known;
    always = new long[words];
    List<Group> made = new ArrayList<>();
    for (int member = 0; member < questions.length; member++) {
      Node root = trees.tree(questions[member]).root();
      if (root instanceof Branch branch) {
        group(made, branch).members.add(member);
      } else if (!(root instanceof Leaf leaf) || !leaf.isEmpty()) {
        always[member >>> 6] |= 1L << member;
      }
    }
    groups = made;
  }

  private Group group(List<Group> made, Branch root) {
    for (Group each : made) {
      if (each.root.code == root.code) {
        return each;
      }
    }
    Group group = new Group(root);
    made.add(group);
    return group;
  }

  int words() {
    return words;
  }

  /** The candidates in a state, as bits. */
  void in(int[] row, long[] found) {
    System.arraycopy(always, 0, found, 0, words);
    for (Group group : groups) {
      long[] of = group.at(trees.read(group.root, row, null));
      for (int w = 0; w < words; w++) {
        found[w] |= of[w];
      }
    }
  }
}
