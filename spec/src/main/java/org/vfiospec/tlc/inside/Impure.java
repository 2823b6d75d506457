package org.vfiospec.tlc.inside;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Set;
import org.vfiospec.tlc.SpecException;
import tla2sany.semantic.OpApplNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.EvaluatingValue;
import tlc2.value.impl.MethodValue;

/**
 * Refuses operators whose value is not a function of the state and of their arguments: what was
 * answered once would not be the answer the next time.
 */
final class Impure {
  private static final String STANDARD = "tlc2.module.";

  private static final Set<String> OPERATORS =
      Set.of(
          "TLCGet",
          "TLCSet",
          "RandomElement",
          "RandomSubset",
          "RandomSetOfSubsets",
          "RandomSubsetSet",
          "JavaTime");

  private Impure() {}

  /** Throws if an operator that is about to be applied is one of these. */
  static void refuse(Tool tool, OpApplNode expr, Context c) {
    if (BuiltInOPs.getOpCode(expr.getOperator().getName()) != 0) {
      return;
    }
    Object found = tool.lookup(expr.getOperator(), c, false);
    if (found instanceof MethodValue || found instanceof EvaluatingValue) {
      Method method = method(found);
      boolean standard = method.getDeclaringClass().getName().startsWith(STANDARD);
      if (!standard || OPERATORS.contains(method.getName())) {
        throw new SpecException(
            expr.getLocation()
                + ": "
                + (standard ? method.getName() : expr.getOperator().getName())
                + (standard
                    ? " gives another value each time"
                    : " is overridden by " + method.getDeclaringClass().getName())
                + ", and what is answered once for all must be a function of the state;"
                + " write it in TLA+");
      }
    }
  }

  private static Method method(Object value) {
    try {
      Class<?> declaring =
          value instanceof EvaluatingValue ? EvaluatingValue.class : MethodValue.class;
      Field field = declaring.getDeclaredField("md");
      field.setAccessible(true);
      return (Method) field.get(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "TLC's operators are other than those of its version 2.18", e);
    }
  }
}
