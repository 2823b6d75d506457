package org.vfiospec.validate;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.tlc.StateGraph;

/**
 * Says whether logs are behaviours of a state graph.
 *
 * <p>A log is one if a path from an initial state takes a step for each observation, of which the
 * observation is true, in the order of the log. Between two observations, and before the first, the
 * path may take any number of steps of the unlogged actions. Their steps may be observed
 * nevertheless.
 *
 * <p>One pass over the log keeps every state in which such a path can be, so nothing is tried and
 * taken back: an observation takes at most as long as the states that are possible then have edges,
 * which is never longer than all edges of the graph. For the witness it keeps, of all states that
 * were possible, those that lead to one that is possible now, 16 bytes each.
 *
 * <p>Not for several threads at once; several validators may share a graph.
 */
public final class TraceValidator {
  private final StateGraph graph;
  private final BitSet unlogged = new BitSet();
  private final Sights sights;

  /** A validator of logs that show every step. */
  public TraceValidator(StateGraph graph) {
    this(graph, Set.of());
  }

  /**
   * A validator of logs that need not show the steps of some actions.
   *
   * @param unlogged names of actions; those that the graph takes nowhere do not matter
   * @throws IllegalArgumentException if the graph has no state
   */
  public TraceValidator(StateGraph graph, Set<String> unlogged) {
    if (graph.stateCount() == 0) {
      throw new IllegalArgumentException("a graph without a state has no behaviour");
    }
    this.graph = graph;
    this.sights = new Sights(graph);
    for (int step = 0; step < graph.steps().size(); step++) {
      this.unlogged.set(step, unlogged.contains(graph.steps().get(step).action()));
    }
  }

  /**
   * Whether the log is a behaviour's, and which one's.
   *
   * @throws IllegalArgumentException if an observation shows a variable that the graph lacks
   */
  public Validation validate(List<Observation> log) {
    Frontier frontier = new Frontier(graph, unlogged);
    for (Observation observation : log) {
      Sight sight = sights.of(observation);
      frontier.close();
      if (!frontier.follow(sight)) {
        Possibilities possibilities = new Possibilities(graph, observation, sight);
        Foreign foreign =
            new Foreign(frontier.explained(), observation, possibilities.behind(frontier));
        return new Validation(frontier.witness(), Optional.of(foreign));
      }
    }
    return new Validation(frontier.witness(), Optional.empty());
  }
}
