package org.vfiospec.cover;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a suite covers of a graph, counted step by step from the graph alone and not from what the
 * suite says of itself.
 *
 * @param steps the steps counted
 * @param covered the number of different edges taken
 * @param findings what is wrong, a sentence each; empty if nothing is
 */
public record CoverageAudit(long steps, int covered, List<String> findings) {

  /** Copies the list. */
  public CoverageAudit {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong: every edge is taken, and every trace can be walked. */
  public boolean passed() {
    return findings.isEmpty();
  }

  /**
   * Audits {@code suite} against {@code graph}. Findings are: a graph without edges, no traces, a
   * trace without steps, a trace that does not start in an initial node or whose edges do not join
   * up, an edge that no trace takes, counts that are not the graph's, and a lower bound that its
   * prices do not prove or that the suite goes below.
   */
  public static CoverageAudit of(Digraph graph, CoveringSuite suite) {
    return new Count(graph, suite).audit();
  }

  private static final class Count {

    private final Digraph graph;
    private final CoveringSuite suite;
    private final BitSet initial = new BitSet();
    private final BitSet taken = new BitSet();
    private final List<String> findings = new ArrayList<>();
    private long steps;

    Count(Digraph graph, CoveringSuite suite) {
      this.graph = graph;
      this.suite = suite;
      for (int node : graph.initial()) {
        initial.set(node);
      }
    }

    CoverageAudit audit() {
      for (int i = 0; i < suite.traces().size(); i++) {
        walk(i, suite.traces().get(i));
      }
      findNothingCovered();
      findEdgesLeftOut();
      findWrongCounts();
      findWrongBound();
      return new CoverageAudit(steps, taken.cardinality(), findings);
    }

    private void walk(int index, Trace trace) {
      steps += trace.length();
      if (trace.length() == 0) {
        findings.add("trace " + index + " has no steps");
      }
      if (trace.start() < 0 || !initial.get(trace.start())) {
        findings.add(
            "trace " + index + " starts in node " + trace.start() + ", which is not initial");
        return;
      }
      int node = trace.start();
      for (int step = 0; step < trace.length(); step++) {
        int edge = trace.edge(step);
        if (edge < 0 || edge >= graph.edges()) {
          findings.add("trace " + index + " takes edge " + edge + ", which does not exist");
          return;
        }
        if (graph.source(edge) != node) {
          findings.add(
              ("trace " + index + " takes edge " + edge + " at step " + step)
                  + (" from node " + node + ", but it leaves node " + graph.source(edge)));
          return;
        }
        taken.set(edge);
        node = graph.target(edge);
      }
    }

    private void findNothingCovered() {
      if (graph.edges() == 0) {
        findings.add("the graph has no edges, so nothing is covered");
      }
      if (suite.traces().isEmpty()) {
        findings.add("the suite has no traces");
      }
    }

    private void findEdgesLeftOut() {
      int missing = graph.edges() - taken.cardinality();
      if (missing > 0) {
        int first = taken.nextClearBit(0);
        findings.add(
            (missing + " of " + graph.edges() + " edges are in no trace, first edge " + first)
                + (" from node " + graph.source(first) + " to node " + graph.target(first)));
      }
    }

    private void findWrongCounts() {
      if (suite.states() != graph.nodes() || suite.edges() != graph.edges()) {
        findings.add(
            ("the suite is for " + suite.states() + " states and " + suite.edges() + " edges")
                + (", the graph has " + graph.nodes() + " and " + graph.edges()));
      }
      if (suite.steps() != steps) {
        findings.add("the suite claims " + suite.steps() + " steps, but has " + steps);
      }
    }

    private void findWrongBound() {
      try {
        long proven = LowerBound.proven(graph, suite.bound().prices()).steps();
        if (proven != suite.lowerBound()) {
          findings.add("the lower bound is " + suite.lowerBound() + ", but " + proven + " proven");
        }
        if (steps < proven) {
          findings.add(steps + " steps are fewer than the lower bound " + proven + " allows");
        }
      } catch (IllegalArgumentException e) {
        findings.add("the lower bound is not proven for this graph: " + e.getMessage());
      }
    }
  }
}
