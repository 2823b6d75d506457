package org.vfiospec.tlc.inside;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.tlc.boundary.Formula;
import org.vfiospec.tlc.boundary.Relation;
import org.vfiospec.tlc.boundary.Violation;
import tlc2.tool.Action;
import tlc2.tool.ITool;
import tlc2.tool.liveness.LiveExprNode;
import tlc2.tool.liveness.Liveness;
import tlc2.tool.liveness.OpenLiveness;
import tlc2.tool.liveness.OrderOfSolution;
import tlc2.tool.liveness.PossibleErrorModel;
import tlc2.tool.liveness.TBGraph;
import tlc2.tool.liveness.TBGraphNode;
import tlc2.util.Context;
import tlc2.value.impl.LazyValue;

/** The forms of behaviours that are fair and violate a temporal formula, as TLC finds them. */
final class Violations {
  private final WatchedTool tool;
  private final TlcEvaluator evaluator;
  private final OrderOfSolution[] solutions;

  /** Of a conjunction of formulas. */
  Violations(WatchedTool tool, TlcEvaluator evaluator, Action[] formulas) {
    this.tool = tool;
    this.evaluator = evaluator;
    this.solutions = Liveness.processLiveness(having(formulas));
  }

  /** The tool, if these formulas were all that the configuration lists. */
  private ITool having(Action[] formulas) {
    return (ITool)
        Proxy.newProxyInstance(
            Violations.class.getClassLoader(),
            new Class<?>[] {ITool.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getImpliedTemporals")) {
                return formulas;
              }
              try {
                return method.invoke(tool, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** All of them; none if the formula holds whatever the behaviours are. */
  Violation[] all() {
    return Stream.of(solutions).map(this::violation).toArray(Violation[]::new);
  }

  private Violation violation(OrderOfSolution solution) {
    Atoms atoms = new Atoms();
    Formula[] states = formulas(solution.getCheckState(), atoms);
    Formula[] actions = formulas(solution.getCheckAction(), atoms);
    return new Violation(
        solution.hasTableau() ? tableau(solution) : null,
        atoms.fairness.toArray(Violation.FairAction[]::new),
        states,
        actions,
        Stream.of(solution.getPems()).map(Violations::ofModel).toArray(Violation.Case[]::new));
  }

  private static Formula[] formulas(LiveExprNode[] nodes, Atoms atoms) {
    return Arrays.stream(nodes)
        .map(node -> OpenLiveness.build(node, atoms))
        .toArray(Formula[]::new);
  }

  private static Violation.Case ofModel(PossibleErrorModel model) {
    return new Violation.Case(
        OpenLiveness.alwaysActions(model),
        OpenLiveness.oftenStates(model),
        OpenLiveness.oftenActions(model));
  }

  private Violation.Tableau tableau(OrderOfSolution solution) {
    TBGraph graph = solution.getTableau();
    int[] consistent = new int[graph.size()];
    int[][] next = new int[graph.size()][];
    for (int n = 0; n < graph.size(); n++) {
      TBGraphNode node = graph.getNode(n);
      consistent[n] = evaluator.predicate((t, state, none) -> node.isConsistent(state, t));
      next[n] = IntStream.range(0, node.nextSize()).map(i -> node.nextAt(i).getIndex()).toArray();
    }
    boolean[][] fulfils = new boolean[OpenLiveness.promises(solution)][graph.size()];
    for (int p = 0; p < fulfils.length; p++) {
      for (int n = 0; n < graph.size(); n++) {
        fulfils[p][n] = OpenLiveness.fulfils(graph.getNode(n), solution, p);
      }
    }
    return new Violation.Tableau(graph.getInitCnt(), consistent, next, fulfils);
  }

  /** Makes formulas, and numbers the fair actions that they mention. */
  private final class Atoms implements OpenLiveness.Builder<Formula> {
    private final List<OpenLiveness.FairAction> known = new ArrayList<>();
    private final List<Violation.FairAction> fairness = new ArrayList<>();

    @Override
    public Formula constant(boolean value) {
      return new Formula.Constant(value);
    }

    @Override
    public Formula ofState(LiveExprNode predicate) {
      return new Formula.OfState(
          evaluator.predicate((t, state, none) -> predicate.eval(t, state, null)));
    }

    @Override
    public Formula ofStep(LiveExprNode action, OpenLiveness.FairAction fair) {
      if (fair.subscript() == null) {
        return new Formula.OfStep(evaluator.predicate(action::eval));
      }
      return new Formula.Taken(number(fair, null, action));
    }

    @Override
    public Formula enabled(LiveExprNode enabled, OpenLiveness.FairAction fair) {
      return new Formula.Enabled(number(fair, enabled, null));
    }

    @Override
    public Formula not(Formula body) {
      return new Formula.Not(body);
    }

    @Override
    public Formula and(List<Formula> parts) {
      return new Formula.And(parts.toArray(Formula[]::new));
    }

    @Override
    public Formula or(List<Formula> parts) {
      return new Formula.Or(parts.toArray(Formula[]::new));
    }

    private int number(OpenLiveness.FairAction fair, LiveExprNode enabled, LiveExprNode taken) {
      for (int i = 0; i < known.size(); i++) {
        if (known.get(i).body() == fair.body() && known.get(i).context() == fair.context()) {
          fairness.set(i, with(fairness.get(i), enabled, taken, fair));
          return i;
        }
      }
      known.add(fair);
      fairness.add(
          with(
              new Violation.FairAction(relation(fair), subscript(fair), -1, -1),
              enabled,
              taken,
              fair));
      return fairness.size() - 1;
    }

    private Violation.FairAction with(
        Violation.FairAction action,
        LiveExprNode enabled,
        LiveExprNode taken,
        OpenLiveness.FairAction fair) {
      return new Violation.FairAction(
          action.relation(),
          action.subscript(),
          enabled == null || action.enabled() >= 0
              ? action.enabled()
              : evaluator.predicate((t, state, none) -> enabled.eval(t, state, null)),
          taken == null || action.taken() >= 0
              ? action.taken()
              : evaluator.predicate((t, state, next) -> isTaken(t, fair, taken, state, next)));
    }
  }

  /** {@code <A>_v}, whose subscript is looked at first, as TLC does. */
  private static boolean isTaken(
      tlc2.tool.impl.Tool tool,
      OpenLiveness.FairAction fair,
      LiveExprNode taken,
      tlc2.tool.TLCState state,
      tlc2.tool.TLCState next) {
    if (tool instanceof WatchedTool watched) {
      Boolean same = watched.same(fair.subscript(), fair.context(), state, next);
      if (same != null && same) {
        return false;
      }
      if (same != null) {
        return watched.isTrue(fair.body(), fair.context(), state, next);
      }
    }
    return taken.eval(tool, state, next);
  }

  /** The parts of an action; null if it is another module's, where variables may be expressions. */
  private Relation relation(OpenLiveness.FairAction fair) {
    boolean[] substituted = new boolean[1];
    fair.context()
        .lookupName(
            name -> {
              substituted[0] |= name != null && fair.context().lookup(name) instanceof LazyValue;
              return false;
            });
    return substituted[0]
        ? null
        : evaluator.relation(new Action[] {new Action(fair.body(), fair.context())});
  }

  private int[] subscript(OpenLiveness.FairAction fair) {
    Context context = fair.context();
    return tool.isTupleOfVariables(fair.subscript(), context)
        ? tool.variables(fair.subscript(), context)
        : null;
  }
}
