package org.vfiospec.cover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Traces that take each edge an exact number of times, given that the numbers balance: every node
 * is left as often as it is entered, when a trace's end counts as leaving and its start as
 * entering.
 *
 * <p>Such numbers are those of a closed walk over the graph and a <em>root</em> that joins the end
 * of a trace with the start of the next. The walk is found by Hierholzer's algorithm and cut at the
 * root. Edges are preferred to the way back to the root, so a trace goes on while it can. What the
 * walk from the root does not meet is a closed walk of its own through some initial node, and one
 * further trace.
 */
final class EulerTraces {

  /** The codes of the arcs that are not edges: into the root; and from it to node n, minus n. */
  private static final int TO_ROOT = -1;

  private static final int FROM_ROOT = -2;

  private static final int NONE = Integer.MIN_VALUE;

  private final Adjacency graph;
  private final int root;

  /** How often each edge is still to be taken. */
  private final int[] takes;

  /** How many traces are still to start in each node. */
  private final int[] starts;

  /** How many traces are still to end in each node. */
  private final int[] ends;

  private final int[] nextOut;
  private int nextInitial;

  /**
   * The arcs of the walk: those before {@link #open} lead from its beginning to where the search
   * stands, those from {@link #done} on are in their final place.
   */
  private final int[] walk;

  private int open;
  private int done;

  private final List<Trace> traces = new ArrayList<>();

  private EulerTraces(Adjacency graph, CheapestRepeats repeats) {
    this.graph = graph;
    this.root = graph.nodes;
    this.takes = new int[graph.edges];
    this.starts = new int[graph.nodes];
    this.ends = new int[graph.nodes];
    this.nextOut = Arrays.copyOf(graph.outStart, graph.nodes);
    int[] repeated = repeats.repeats();
    long length = 0;
    for (int edge = 0; edge < graph.edges; edge++) {
      takes[edge] = 1 + repeated[edge];
      starts[graph.source[edge]] += takes[edge];
      starts[graph.target[edge]] -= takes[edge];
      length += takes[edge];
    }
    for (int node = 0; node < graph.nodes; node++) {
      ends[node] = repeats.ends(node);
      starts[node] += ends[node];
      length += 2L * ends[node];
    }
    this.walk = new int[Math.toIntExact(length)];
  }

  /**
   * The traces that take each edge once and as often again as {@code repeats} says.
   *
   * @throws ArithmeticException if they have more steps than an array has room for
   */
  static List<Trace> of(Adjacency graph, CheapestRepeats repeats) {
    EulerTraces walks = new EulerTraces(graph, repeats);
    walks.walkFrom(walks.root);
    for (int node : graph.initial) {
      walks.walkFrom(node);
    }
    for (int edge = 0; edge < graph.edges; edge++) {
      if (walks.takes[edge] != 0) {
        throw new IllegalStateException("edge " + edge + " is left over: no balance");
      }
    }
    return Collections.unmodifiableList(walks.traces);
  }

  private void walkFrom(int base) {
    open = 0;
    done = walk.length;
    int node = base;
    while (true) {
      int arc = take(node);
      if (arc != NONE) {
        walk[open++] = arc;
      } else if (open > 0) {
        walk[--done] = walk[--open];
      } else {
        break;
      }
      node = open == 0 ? base : head(walk[open - 1]);
    }
    cut(base);
  }

  /** Takes one of the arcs left at {@code node}, or gives {@link #NONE}. */
  private int take(int node) {
    return node == root ? takeStart() : takeEdge(node);
  }

  private int takeStart() {
    for (; nextInitial < graph.initial.length; nextInitial++) {
      int node = graph.initial[nextInitial];
      if (starts[node] > 0) {
        starts[node]--;
        return FROM_ROOT - node;
      }
    }
    return NONE;
  }

  private int takeEdge(int node) {
    for (; nextOut[node] < graph.outStart[node + 1]; nextOut[node]++) {
      int edge = graph.out[nextOut[node]];
      if (takes[edge] > 0) {
        takes[edge]--;
        return edge;
      }
    }
    if (ends[node] > 0) {
      ends[node]--;
      return TO_ROOT;
    }
    return NONE;
  }

  private int head(int arc) {
    if (arc == TO_ROOT) {
      return root;
    }
    return arc <= FROM_ROOT ? FROM_ROOT - arc : graph.target[arc];
  }

  /** Cuts the finished walk, which began in {@code base}, at the root. */
  private void cut(int base) {
    int start = base;
    int from = done;
    for (int i = done; i < walk.length; i++) {
      if (walk[i] == TO_ROOT) {
        add(start, from, i);
        from = i + 1;
      } else if (walk[i] <= FROM_ROOT) {
        start = head(walk[i]);
        from = i + 1;
      }
    }
    add(start, from, walk.length);
  }

  private void add(int start, int from, int to) {
    if (from < to) {
      traces.add(new Trace(start, Arrays.copyOfRange(walk, from, to)));
    }
  }
}
