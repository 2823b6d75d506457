package org.vfiospec.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.tlc.StateGraph;

/**
 * Follows every path of a graph that explains a log, one after the other. Between two observations
 * a path comes to no state twice: what goes round explains nothing that does not without. Nothing
 * that is found on one path is used on another, so this is for small graphs.
 */
final class EveryPath {
  private final StateGraph graph;
  private final Set<String> unlogged;
  private final List<Seen> log;
  private final int[] fewest;
  private final List<Set<Integer>> ends = new ArrayList<>();

  EveryPath(StateGraph graph, Set<String> unlogged, List<Seen> log) {
    this.graph = graph;
    this.unlogged = unlogged;
    this.log = log;
    fewest = new int[log.size() + 1];
    Arrays.fill(fewest, Integer.MAX_VALUE);
    for (int i = 0; i <= log.size(); i++) {
      ends.add(new TreeSet<>());
    }
    for (int state : graph.initialStates()) {
      observed(state, 0, 0);
    }
  }

  /** The longest prefix that a path explains. */
  int longest() {
    int longest = log.size();
    while (fewest[longest] == Integer.MAX_VALUE) {
      longest--;
    }
    return longest;
  }

  /** The fewest unlogged steps of a path that explains it. */
  int fewestUnlogged() {
    return fewest[longest()];
  }

  /** The states to which such paths lead, with unlogged steps behind them. */
  Set<Integer> ends() {
    return ends.get(longest());
  }

  private void observed(int state, int explained, int cost) {
    fewest[explained] = Math.min(fewest[explained], cost);
    go(state, explained, cost, Set.of(state));
  }

  private void go(int state, int explained, int cost, Set<Integer> passed) {
    ends.get(explained).add(state);
    if (explained < log.size() && log.get(explained).ofNoStep(graph.state(state))) {
      observed(state, explained + 1, cost);
    }
    for (int edge = graph.outBegin(state); edge < graph.outEnd(state); edge++) {
      int target = graph.target(edge);
      if (explained < log.size() && log.get(explained).of(graph.step(edge), graph.state(target))) {
        observed(target, explained + 1, cost);
      }
      if (unlogged.contains(graph.step(edge).action()) && !passed.contains(target)) {
        Set<Integer> more = new HashSet<>(passed);
        more.add(target);
        go(target, explained, cost + 1, more);
      }
    }
  }
}
