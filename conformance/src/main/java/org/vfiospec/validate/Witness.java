package org.vfiospec.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;

/** A behaviour of a state graph that explains a log, or a prefix of one. Immutable. */
public final class Witness {
  private final StateGraph graph;
  private final int start;
  private final List<Move> moves;

  Witness(StateGraph graph, int start, List<Move> moves) {
    this.graph = graph;
    this.start = start;
    this.moves = List.copyOf(moves);
  }

  /** The initial state in which it begins. */
  public int start() {
    return start;
  }

  /** How it goes on from there; every observation that it explains is one of these. */
  public List<Move> moves() {
    return moves;
  }

  /** How many of its steps the log does not show. */
  public int unlogged() {
    return (int) moves.stream().filter(move -> move.observation().isEmpty()).count();
  }

  /** Its steps and states. */
  public Trace trace() {
    List<Map<String, Object>> states = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    states.add(graph.state(start));
    for (Move move : moves) {
      if (move.edge().isPresent()) {
        steps.add(graph.step(move.edge().getAsInt()));
        states.add(graph.state(move.state()));
      }
    }
    return new Trace(graph.variables(), states, steps, OptionalInt.empty());
  }

  /** The steps in their order; those that the log does not show are in parentheses. */
  @Override
  public String toString() {
    return moves.stream()
        .filter(move -> move.edge().isPresent())
        .map(
            move -> {
              Step step = graph.step(move.edge().getAsInt());
              return move.observation().isPresent() ? step.toString() : "(" + step + ")";
            })
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
