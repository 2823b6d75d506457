package org.vfiospec.tlc.search;

import java.util.Arrays;
import org.vfiospec.tlc.boundary.Evaluation;
import org.vfiospec.tlc.boundary.EvaluationFailure;
import org.vfiospec.tlc.boundary.Evaluator;

/**
 * The answers to all questions. Any thread may ask: it looks an answer up without a lock, and has
 * TLC evaluate what is missing with one.
 */
final class Trees {
  private final Evaluator evaluator;
  private final Parts parts;
  private final Edits edits;
  private final int words;
  private volatile Tree[] trees = new Tree[0];
  private long asked;

  Trees(Evaluator evaluator) {
    this.evaluator = evaluator;
    int variables = evaluator.questions().variables().size();
    this.parts = new Parts(evaluator, variables);
    this.edits = new Edits(evaluator);
    this.words = (variables + 63) / 64;
  }

  Parts parts() {
    return parts;
  }

  Edits edits() {
    return edits;
  }

  /** Asks once more what failed after it was answered, so that it fails as TLC says. */
  EvaluationFailure repeated(int question, int[] source, EvaluationFailure failed) {
    synchronized (evaluator) {
      try {
        evaluator.ask(question, source, null);
        return failed;
      } catch (EvaluationFailure e) {
        return e;
      }
    }
  }

  /** How many questions TLC was asked. */
  long asked() {
    synchronized (evaluator) {
      return asked;
    }
  }

  Tree tree(int question) {
    Tree[] all = trees;
    return question < all.length && all[question] != null ? all[question] : newTree(question);
  }

  private Tree newTree(int question) {
    synchronized (evaluator) {
      if (question >= trees.length) {
        trees = Arrays.copyOf(trees, Math.max(question + 1, 2 * trees.length));
      }
      if (trees[question] == null) {
        Tree[] all = trees.clone();
        all[question] = new Tree(words);
        trees = all;
      }
      return trees[question];
    }
  }

  /**
   * The answer for a state, or for a transition.
   *
   * @param target null if the question is about one state
   */
  Leaf leaf(int question, int[] source, int[] target) {
    Tree tree = tree(question);
    Leaf known = known(tree.root(), source, target);
    return known != null ? known : asked(question, tree, source, target);
  }

  /** Whether a predicate is true. */
  boolean isTrue(int question, int[] source, int[] target) {
    return leaf(question, source, target).isTrue();
  }

  private Leaf known(Node root, int[] source, int[] target) {
    Node at = root;
    while (at instanceof Branch branch) {
      at = branch.child(read(branch, source, target));
    }
    return (Leaf) at;
  }

  /** The value that a branch asks for. */
  int read(Branch branch, int[] source, int[] target) {
    if (branch.ofBoth) {
      return parts.compare(branch.column, source[branch.column], target[branch.column]);
    }
    return parts.id(branch.column, branch.ofTarget ? target : source);
  }

  private Leaf asked(int question, Tree tree, int[] source, int[] target) {
    synchronized (evaluator) {
      Leaf known = known(tree.root(), source, target);
      if (known != null) {
        return known;
      }
      asked++;
      Evaluation evaluation = evaluator.ask(question, source, target);
      parts.learn(evaluation.codes());
      return tree.add(evaluation, parts);
    }
  }
}
