package org.vfiospec.repair;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.vfiospec.tlc.Explorer;
import org.vfiospec.tlc.Model;
import org.vfiospec.tlc.Orders;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.StateGraph;

/**
 * Decides which orders of some actions are right, by three explorations at most: too many are the
 * orders to check one after another, but a call depends on the order of few actions.
 *
 * <p>An order is wrong if it has in it an order of fewer actions by which one call goes wrong after
 * calls that depend on no order. It is right if it has in it none by which a call goes wrong after
 * calls that went right in whatever order. Where both say the same of each order, its number is
 * exact.
 */
final class OrderSearch {
  private final Demand demand;
  private final Orders orders;

  OrderSearch(Demand demand, Orders orders) {
    this.demand = demand;
    this.orders = orders;
  }

  /**
   * The orders of the actions that {@code record} has an order of.
   *
   * @param changes what else is changed
   * @param model makes the model of one of the behaviours of {@link Orders}
   */
  OrderFinding of(
      Map<String, Object> record,
      Map<String, Object> changes,
      Function<String, Model> model,
      ProgressListener listener) {
    List<?> actions = orders.in(record);
    Optional<String> anyhow = demand.violatedInvariant(model.apply(Orders.NO_ORDER), listener);
    if (anyhow.isPresent()) {
      return none(changes, actions, anyhow);
    }
    SubOrders never =
        new SubOrders(actions, wrong(model.apply(Orders.LAST_IN_ANY_ORDER), listener));
    Model anyOrder = model.apply(Orders.EACH_IN_ANY_ORDER);
    SubOrders suspected = new SubOrders(actions, wrong(anyOrder, listener));
    List<int[]> right = suspected.right();
    if (right.isEmpty() || demand.violatedTemporal(anyOrder, anyOrder).isPresent()) {
      return new OrderFinding(
          changes,
          actions,
          count(actions),
          0,
          never.right().size(),
          Optional.empty(),
          List.of(),
          false,
          Optional.empty(),
          List.of(),
          List.of());
    }
    Precedence precedence = new Precedence(actions, right);
    List<Revision> same = sameActions(actions);
    List<Revision> among = same.stream().filter(each -> suspected.isRight(order(each))).toList();
    return new OrderFinding(
        changes,
        actions,
        count(actions),
        right.size(),
        never.right().size(),
        Optional.empty(),
        precedence.pairs(),
        precedence.characterizes(),
        Optional.of(
            among.isEmpty() ? suspected.order(right.get(0)) : order(among.get(among.size() - 1))),
        among.stream().map(Revision::name).toList(),
        same.stream().filter(each -> !among.contains(each)).map(Revision::name).toList());
  }

  private OrderFinding none(Map<String, Object> changes, List<?> actions, Optional<String> anyhow) {
    return new OrderFinding(
        changes,
        actions,
        count(actions),
        0,
        0,
        anyhow,
        List.of(),
        false,
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The orders that calls went by in whose course an invariant was violated. */
  Set<List<?>> wrong(Model model, ProgressListener listener) {
    List<String> observed = new ArrayList<>(List.of(Orders.TAKEN));
    List<String> invariants =
        demand.narrowed(model).properties().stream().map(Property::name).toList();
    observed.addAll(invariants);
    StateGraph graph =
        Explorer.exploreToViolations(demand.narrowed(model), observed, listener).graph();
    Set<List<?>> wrong = new HashSet<>();
    for (int state = 0; state < graph.stateCount(); state++) {
      for (int edge = graph.outBegin(state); edge < graph.outEnd(state); edge++) {
        if (isViolated(graph, graph.target(edge), invariants)) {
          wrong.add(taken(graph, state));
        }
      }
    }
    for (int state : graph.initialStates()) {
      if (isViolated(graph, state, invariants)) {
        wrong.add(List.of());
      }
    }
    return wrong;
  }

  private static boolean isViolated(StateGraph graph, int state, List<String> invariants) {
    return invariants.stream()
        .anyMatch(each -> Boolean.FALSE.equals(graph.observation(each, state)));
  }

  private List<?> taken(StateGraph graph, int state) {
    if (graph.observation(Orders.TAKEN, state) instanceof List<?> sequence) {
      return sequence;
    }
    throw new SpecException(orders.module() + ".tla: " + Orders.TAKEN + " has to be a sequence");
  }

  private List<Revision> sameActions(List<?> actions) {
    Set<Object> set = new HashSet<>(actions);
    return demand.part().revisions().stream()
        .filter(each -> new HashSet<Object>(order(each)).equals(set))
        .toList();
  }

  private List<?> order(Revision revision) {
    return orders.in(revision.choices());
  }

  private static long count(List<?> actions) {
    return LongStream.rangeClosed(1, actions.size()).reduce(1, (a, b) -> a * b);
  }
}
