package tlc2.tool.impl;

import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.Action;
import tlc2.tool.IActionItemList;
import tlc2.tool.INextStateFunctor;
import tlc2.tool.TLCState;
import tlc2.tool.coverage.CostModel;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * TLC's evaluator, with the places opened where somebody may watch it. It is in TLC's own package
 * because the constructor that copies a tool, and the list of what is still to be done for an
 * action, are visible there alone. It evaluates exactly what TLC evaluates.
 */
public abstract class OpenTool extends Tool {
  private static final long serialVersionUID = 1;

  /** A tool for the specification that {@code other} has read. */
  protected OpenTool(Tool other) {
    super(other);
  }

  /** An operator is about to be applied; throws if it may not be. */
  protected abstract void applying(OpApplNode expr, Context c);

  /**
   * The value of an expression that is only a part of a variable's, or of another one that can be
   * told without TLC; null if TLC shall evaluate it.
   */
  protected abstract Value shortcut(
      OpApplNode expr, Context c, TLCState s0, TLCState s1, int control, CostModel cm);

  /** TLC is about to take a conjunct of an action, whose successor so far is {@code s1}. */
  protected abstract void taking(OpApplNode pred, Context c, TLCState s0, TLCState s1);

  /** The value of an expression that was found while its conjunct was {@link #taking}, or null. */
  protected abstract Value ready(SemanticNode expr);

  /** TLC is about to process {@code UNCHANGED expr} in an action whose successor is {@code s1}. */
  protected abstract void leaving(SemanticNode expr, Context c, TLCState s1);

  @Override
  protected final TLCState getNextStates(
      Action action,
      SemanticNode pred,
      ActionItemList acts,
      Context c,
      TLCState s0,
      TLCState s1,
      INextStateFunctor nss,
      CostModel cm) {
    return getNextStatesImpl(action, pred, acts, c, s0, s1, nss, cm);
  }

  @Override
  protected final TLCState getNextStatesAppl(
      Action action,
      OpApplNode pred,
      ActionItemList acts,
      Context c,
      TLCState s0,
      TLCState s1,
      INextStateFunctor nss,
      CostModel cm) {
    applying(pred, c);
    taking(pred, c, s0, s1);
    return getNextStatesApplImpl(action, pred, acts, c, s0, s1, nss, cm);
  }

  @Override
  protected final TLCState processUnchanged(
      Action action,
      SemanticNode expr,
      ActionItemList acts,
      Context c,
      TLCState s0,
      TLCState s1,
      INextStateFunctor nss,
      CostModel cm) {
    leaving(expr, c, s1);
    return processUnchangedImpl(action, expr, acts, c, s0, s1, nss, cm);
  }

  @Override
  public final Value eval(
      SemanticNode expr, Context c, TLCState s0, TLCState s1, int control, CostModel cm) {
    Value made = ready(expr);
    return made != null ? made : evalImpl(expr, c, s0, s1, control, cm);
  }

  @Override
  protected final Value evalAppl(
      OpApplNode expr, Context c, TLCState s0, TLCState s1, int control, CostModel cm) {
    applying(expr, c);
    Value known = shortcut(expr, c, s0, s1, control, cm);
    return known != null ? known : evalApplImpl(expr, c, s0, s1, control, cm);
  }

  @Override
  protected final Value setSource(SemanticNode expr, Value value) {
    return value;
  }

  @Override
  public final TLCState enabled(
      SemanticNode pred, IActionItemList acts, Context c, TLCState s0, TLCState s1, CostModel cm) {
    return enabledImpl(pred, (ActionItemList) acts, c, s0, s1, cm);
  }

  @Override
  protected final TLCState enabledAppl(
      OpApplNode pred, ActionItemList acts, Context c, TLCState s0, TLCState s1, CostModel cm) {
    applying(pred, c);
    return enabledApplImpl(pred, acts, c, s0, s1, cm);
  }

  @Override
  protected final TLCState enabledUnchanged(
      SemanticNode expr, ActionItemList acts, Context c, TLCState s0, TLCState s1, CostModel cm) {
    return enabledUnchangedImpl(expr, acts, c, s0, s1, cm);
  }
}
