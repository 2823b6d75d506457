package org.vfiospec.tlc.inside;

import java.util.IdentityHashMap;
import java.util.Map;
import tla2sany.semantic.AbortException;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.Action;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.ToolGlobals;
import tlc2.util.Context;

/**
 * A next-state relation that is a conjunction: {@code Next /\ Remember}, say, where {@code Next} is
 * the protocol's relation and {@code Remember} what a model makes of each step. The first conjunct
 * is taken apart, and each of its parts has to satisfy the others, too. TLC itself would see one
 * action, without the name of the step.
 */
final class Conjunction {
  private final OpApplNode whole;

  /** One node for each part, since what is known of an action is known of its node. */
  private final Map<SemanticNode, OpApplNode> parts = new IdentityHashMap<>();

  private Conjunction(OpApplNode whole) {
    this.whole = whole;
  }

  /**
   * The conjunction that a whole relation is; null if it is none, or if its first conjunct is a
   * state predicate, which has no parts.
   */
  static Conjunction of(Action relation) {
    return relation.con == Context.Empty
            && relation.pred instanceof OpApplNode node
            && isConjunction(node)
            && first(node) instanceof OpApplNode part
            && part.getLevel() == 2
            && isUserDefined(part)
        ? new Conjunction(node)
        : null;
  }

  /** The conjunct that is taken apart. */
  Action first() {
    return new Action(first(whole), Context.Empty);
  }

  /** What remains of the conjunction if its first conjunct is a part of it alone. */
  Action with(Action part) {
    return new Action(
        parts.computeIfAbsent(part.pred, each -> with(whole, each)), part.con, part.getOpDef());
  }

  private static boolean isConjunction(SemanticNode node) {
    return node instanceof OpApplNode application
        && switch (BuiltInOPs.getOpCode(application.getOperator().getName())) {
          case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land -> true;
          default -> false;
        };
  }

  private static boolean isUserDefined(OpApplNode node) {
    return BuiltInOPs.getOpCode(node.getOperator().getName()) == 0;
  }

  private static SemanticNode first(OpApplNode conjunction) {
    ExprOrOpArgNode first = conjunction.getArgs()[0];
    return isConjunction((SemanticNode) first) ? first((OpApplNode) first) : (SemanticNode) first;
  }

  private static OpApplNode with(OpApplNode conjunction, SemanticNode part) {
    ExprOrOpArgNode[] conjuncts = conjunction.getArgs().clone();
    conjuncts[0] =
        isConjunction((SemanticNode) conjuncts[0])
            ? with((OpApplNode) conjuncts[0], part)
            : (ExprOrOpArgNode) part;
    try {
      OpApplNode made =
          new OpApplNode(conjunction.getOperator(), conjuncts, conjunction.getTreeNode(), null);
      made.levelCheck(1);
      return made;
    } catch (AbortException e) {
      throw new IllegalStateException("an operator that had as many operands", e);
    }
  }
}
