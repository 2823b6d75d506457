package tlc2.tool.liveness;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import tla2sany.semantic.ExprNode;
import tlc2.util.Context;

/**
 * What TLC takes a temporal formula apart into, made visible: most of it can be named in its own
 * package alone. Nothing is decided here.
 */
public final class OpenLiveness {
  private OpenLiveness() {}

  /** Makes something of a formula without temporal operators. */
  public interface Builder<F> {
    /** TRUE or FALSE. */
    F constant(boolean value);

    /** A predicate of states. */
    F ofState(LiveExprNode predicate);

    /** A predicate of steps. */
    F ofStep(LiveExprNode action, FairAction fair);

    /** ENABLED of an action. */
    F enabled(LiveExprNode enabled, FairAction fair);

    /** Negation. */
    F not(F body);

    /** Conjunction. */
    F and(List<F> parts);

    /** Disjunction. */
    F or(List<F> parts);
  }

  /**
   * An action with a subscript, as fairness has it.
   *
   * @param body the action
   * @param context what is bound in it
   * @param subscript the subscript; null if there is none
   */
  public record FairAction(ExprNode body, Context context, ExprNode subscript) {}

  /** Builds a formula. */
  public static <F> F build(LiveExprNode node, Builder<F> builder) {
    if (node instanceof LNBool truth) {
      return builder.constant(truth.b);
    }
    if (node instanceof LNNeg negation) {
      return builder.not(build(negation.getBody(), builder));
    }
    if (node instanceof LNConj conjunction) {
      List<F> parts = new ArrayList<>();
      for (int i = 0; i < conjunction.getCount(); i++) {
        parts.add(build(conjunction.getBody(i), builder));
      }
      return builder.and(parts);
    }
    if (node instanceof LNDisj disjunction) {
      List<F> parts = new ArrayList<>();
      for (int i = 0; i < disjunction.getCount(); i++) {
        parts.add(build(disjunction.getBody(i), builder));
      }
      return builder.or(parts);
    }
    if (node instanceof LNStateEnabled enabled) {
      return builder.enabled(
          enabled,
          new FairAction(
              (ExprNode) field(LNStateEnabled.class, "pred", enabled),
              enabled.getContext(),
              (ExprNode) field(LNStateEnabled.class, "subscript", enabled)));
    }
    if (node instanceof LNState state) {
      return builder.ofState(state);
    }
    if (node instanceof LNAction action) {
      return builder.ofStep(
          action,
          new FairAction(
              (ExprNode) field(LNAction.class, "body", action),
              (Context) field(LNAction.class, "con", action),
              (ExprNode) field(LNAction.class, "subscript", action)));
    }
    throw new IllegalArgumentException("a temporal operator inside of a predicate: " + node);
  }

  /** The actions that are always taken from some time on. */
  public static int[] alwaysActions(PossibleErrorModel model) {
    return model.EAAction.clone();
  }

  /** The states that are met again and again. */
  public static int[] oftenStates(PossibleErrorModel model) {
    return model.AEState.clone();
  }

  /** The actions that are taken again and again. */
  public static int[] oftenActions(PossibleErrorModel model) {
    return model.AEAction.clone();
  }

  /** Whether a node of a tableau fulfils a promise. */
  public static boolean fulfils(TBGraphNode node, OrderOfSolution solution, int promise) {
    return node.getPar().isFulfilling(solution.getPromises()[promise]);
  }

  /** How many promises there are. */
  public static int promises(OrderOfSolution solution) {
    return solution.getPromises().length;
  }

  private static Object field(Class<?> declaring, String name, Object of) {
    try {
      Field field = declaring.getDeclaredField(name);
      field.setAccessible(true);
      return field.get(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("TLC's formulas are other than those of its version 2.18", e);
    }
  }
}
