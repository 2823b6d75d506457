package org.vfiospec.tlc.search;

import java.util.Arrays;
import org.vfiospec.tlc.boundary.Evaluation;

/** The answers to one question. */
final class Tree {
  private volatile Node root;

  /** The variables that some evaluation has read, as bits. */
  private volatile long[] everRead;

  Tree(int words) {
    this.everRead = new long[words];
  }

  Node root() {
    return root;
  }

  /**
   * Whether nothing that an answer has ever depended on is among these variables. The answer for a
   * state is then the one for another that differs from it in these variables alone, and that was
   * asked for before this thread began.
   */
  boolean isIndifferentTo(long[] variables) {
    long[] read = everRead;
    for (int w = 0; w < read.length; w++) {
      if ((read[w] & variables[w]) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Adds an answer, and holds it to those that are there. */
  Leaf add(Evaluation evaluation, Parts parts) {
    Branch above = null;
    int id = 0;
    Node at = root;
    for (int i = 0; i < evaluation.codes().length; i++) {
      if (at == null) {
        at = new Branch(evaluation.codes()[i]);
        hang(above, id, at);
      }
      if (!(at instanceof Branch branch) || branch.code != evaluation.codes()[i]) {
        throw new LostReadException(evaluation, i);
      }
      above = branch;
      id = evaluation.values()[i];
      at = branch.child(id);
    }
    if (at == null) {
      note(evaluation, parts);
      at = new Leaf(evaluation.answer());
      hang(above, id, at);
    }
    if (!(at instanceof Leaf leaf) || !Arrays.equals(leaf.answer(), evaluation.answer())) {
      throw new LostReadException(evaluation, evaluation.codes().length);
    }
    return leaf;
  }

  private void hang(Branch above, int id, Node node) {
    if (above == null) {
      root = node;
    } else {
      above.add(id, node);
    }
  }

  private void note(Evaluation evaluation, Parts parts) {
    long[] read = everRead.clone();
    for (int code : evaluation.codes()) {
      int variable = parts.variable(code);
      read[variable >>> 6] |= 1L << variable;
    }
    everRead = read;
  }
}
