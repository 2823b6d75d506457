package org.vfiospec.tlc.behaviour;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.tlc.Trace;
import org.vfiospec.tlc.boundary.Violation;
import org.vfiospec.tlc.search.Space;

/**
 * Looks for a behaviour of one of the forms that violate a property: a path to a strongly connected
 * component in which everything can be met that has to be met again and again. Of all such
 * components it takes one that a shortest path leads to.
 */
public final class Counterexample {
  private static final int NOWHERE = Integer.MAX_VALUE;

  private final Space space;
  private Product product;
  private List<Demand> demands;
  private Components.Allowed allowed;
  private BitSet component;
  private int entrance = NOWHERE;
  private int depth = NOWHERE;

  private Counterexample(Space space) {
    this.space = space;
  }

  /** The behaviour; empty if there is none. */
  public static Optional<Trace> find(Space space, Violation[] violations) {
    Counterexample search = new Counterexample(space);
    for (Violation violation : violations) {
      search.look(violation);
    }
    return search.entrance == NOWHERE ? Optional.empty() : Optional.of(search.lasso());
  }

  private void look(Violation violation) {
    Labels labels = new Labels(space, violation);
    Product of = new Product(space, labels, violation.tableau());
    Members members = new Members(of.size());
    for (Violation.Case which : violation.cases()) {
      Components.Allowed moves = (place, move) -> isAllowed(of, which, place, move);
      List<Demand> asked = Demand.of(which, of);
      Components.of(of, moves, places -> examine(of, moves, asked, members.are(places)));
    }
  }

  private static boolean isAllowed(Product of, Violation.Case which, int place, int move) {
    for (int predicate : which.alwaysActions()) {
      if (!of.holds(place, move, predicate)) {
        return false;
      }
    }
    return true;
  }

  /** The places of a component, until those of the next are given. */
  private static final class Members {
    private final int[] component;
    private int number;
    private int[] places;

    Members(int places) {
      component = new int[places];
    }

    Members are(int[] members) {
      number++;
      places = members;
      for (int place : members) {
        component[place] = number;
      }
      return this;
    }

    boolean contains(int place) {
      return component[place] == number;
    }

    int nearest() {
      int nearest = places[0];
      for (int place : places) {
        nearest = Math.min(nearest, place);
      }
      return nearest;
    }
  }

  private void examine(Product of, Components.Allowed moves, List<Demand> asked, Members members) {
    int nearest = members.nearest();
    if (!isCycle(of, moves, members)) {
      return;
    }
    for (Demand demand : asked) {
      if (!isMet(demand, of, moves, members)) {
        return;
      }
    }
    int distance = depth(of, nearest, depth);
    if (distance < depth) {
      product = of;
      allowed = moves;
      demands = asked;
      component = new BitSet();
      for (int place : members.places) {
        component.set(place);
      }
      entrance = nearest;
      depth = distance;
    }
  }

  /** The steps on a shortest path to a place, or {@code limit} if they are as many or more. */
  private static int depth(Product of, int place, int limit) {
    int steps = 0;
    for (int p = place; of.parent(p) >= 0 && steps < limit; p = of.parent(p)) {
      steps++;
    }
    return steps;
  }

  private static boolean isCycle(Product of, Components.Allowed moves, Members members) {
    if (members.places.length > 1) {
      return true;
    }
    int place = members.places[0];
    for (int m = of.begin(place); m < of.end(place); m++) {
      if (members.contains(of.target(m)) && moves.test(place, m)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMet(
      Demand demand, Product of, Components.Allowed moves, Members members) {
    for (int place : members.places) {
      if (demand.isMetIn(place)) {
        return true;
      }
      for (int m = of.begin(place); m < of.end(place); m++) {
        if (members.contains(of.target(m)) && demand.isMetBy(place, m) && moves.test(place, m)) {
          return true;
        }
      }
    }
    return false;
  }

  // -- the behaviour

  private Trace lasso() {
    List<Integer> prefix = new ArrayList<>();
    for (int p = entrance; p >= 0; p = product.parent(p)) {
      prefix.add(0, p);
    }
    Path path = new Path(product.state(prefix.get(0)));
    for (int place : prefix.subList(1, prefix.size())) {
      path.move(product.parentMove(place), product.state(place));
    }
    int loopStart = path.beginLoop();
    for (int move : cycle()) {
      path.move(product.transition(move), product.state(product.target(move)));
    }
    path.close();
    return space.lasso(path.states, path.transitions, loopStart);
  }

  /** Moves from the entrance back to it, on which everything is met. */
  private List<Integer> cycle() {
    List<Integer> moves = new ArrayList<>();
    int place = entrance;
    for (Demand demand : demands) {
      if (!isMetOn(moves, demand)) {
        List<Integer> there = walk(place, demand);
        moves.addAll(there);
        place = there.isEmpty() ? place : product.target(there.get(there.size() - 1));
      }
    }
    if (place != entrance || moves.isEmpty()) {
      moves.addAll(
          walk(
              place,
              new Demand() {
                @Override
                public boolean isMetIn(int at) {
                  return false;
                }

                @Override
                public boolean isMetBy(int from, int move) {
                  return product.target(move) == entrance;
                }
              }));
    }
    return moves;
  }

  private boolean isMetOn(List<Integer> moves, Demand demand) {
    int place = entrance;
    for (int move : moves) {
      if (demand.isMetIn(place) || demand.isMetBy(place, move)) {
        return true;
      }
      place = product.target(move);
    }
    return false;
  }

  /** The fewest moves inside of the component that end with what a demand asks for. */
  private List<Integer> walk(int from, Demand demand) {
    if (demand.isMetIn(from)) {
      return List.of();
    }
    Map<Integer, Integer> by = new HashMap<>();
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(from));
    Map<Integer, Integer> source = new HashMap<>();
    while (!queue.isEmpty()) {
      int place = queue.remove();
      for (int m = product.begin(place); m < product.end(place); m++) {
        int target = product.target(m);
        if (!component.get(target) || !allowed.test(place, m)) {
          continue;
        }
        if (demand.isMetBy(place, m) || demand.isMetIn(target)) {
          return back(from, place, m, by, source);
        }
        if (target != from && by.putIfAbsent(target, m) == null) {
          source.put(target, place);
          queue.add(target);
        }
      }
    }
    throw new IllegalStateException("a component has no way to what can be met in it");
  }

  private static List<Integer> back(
      int from, int place, int last, Map<Integer, Integer> by, Map<Integer, Integer> source) {
    LinkedList<Integer> moves = new LinkedList<>(List.of(last));
    for (int p = place; p != from; p = source.get(p)) {
      moves.addFirst(by.get(p));
    }
    return moves;
  }

  /** The states of a behaviour, without those that repeat the one before. */
  private static final class Path {
    private final List<Integer> states = new ArrayList<>();
    private final List<Integer> transitions = new ArrayList<>();
    private int loopStart;

    Path(int state) {
      states.add(state);
    }

    void move(int transition, int state) {
      if (state != states.get(states.size() - 1)) {
        transitions.add(transition);
        states.add(state);
      }
    }

    int beginLoop() {
      loopStart = states.size() - 1;
      return loopStart;
    }

    /** The last state is the one at which the loop began: it is there already. */
    void close() {
      if (states.size() - 1 > loopStart) {
        states.remove(states.size() - 1);
      }
    }
  }
}
