package org.vfiospec.cover;

/**
 * How often each edge must be taken again, beyond once, so that all edges can be covered in the
 * fewest steps: the directed Chinese postman problem, in which ending a trace and starting the next
 * costs nothing.
 *
 * <p>If every edge is taken once, some nodes are entered more often than left, their
 * <em>surplus</em>, and some less, their <em>shortage</em>. Traces can end in a surplus for free.
 * Each unit of shortage must be supplied over a path, from a surplus or from an initial node, where
 * a new trace can start at any time; each edge of the path is taken once more and costs a step. The
 * cheapest supply of all shortages is a minimum-cost flow.
 *
 * <p>The method is primal-dual. Every node has a price, at first 0; an edge is <em>tight</em> when
 * the price rises along it by all that it costs, and flow only ever moves over tight edges: more
 * over a tight edge, or less over one that carries some. Passes of a depth-first search, backward
 * from the nodes still short, move what can be moved that way. When nothing moves any more, all
 * nodes that the search has reached become dearer together, until a further edge into them is
 * tight. Prices stay feasible and flow stays on tight edges, so when nothing is short any more the
 * flow is cheapest, and the prices prove it: see {@link LowerBound}. A price never exceeds the
 * distance from the initial nodes, so the number of such rounds is bounded by that distance and not
 * by the amount of flow; and the search only visits where something is short still.
 *
 * <p>Costs are counted in half steps: an edge costs 2, and starting a further trace 1. That is too
 * little to change the number of steps (two flows differ by cycles, each passing the start at most
 * once), but among the flows of the fewest steps it selects one with the fewest starts.
 *
 * <p>Why not a library: JGraphT 1.5.2's {@code CapacityScalingMinimumCostFlow} gives the same
 * numbers, and the tests compare with it, but it moves one path at a time. On a layered random
 * graph of 50,000 nodes and 200,000 edges it took 26 s, and 164 s on one of twice that; this takes
 * 1 s and 6 s there, and half a second on a graph of 130,000 nodes and 750,000 edges that is the
 * product of small state machines, as the graphs of models are (3 s at 380,000 and 2,200,000).
 * Random graphs become much harder as they grow: 277 s at 400,000 and 1,500,000, where stopping
 * early would not help, as the prices are far from final until late.
 */
final class CheapestRepeats {

  private static final int EDGE_COST = 2;
  private static final int START_COST = 1;
  private static final int NONE = -1;

  /** The marks of a node in a pass; one that is {@link #RETRY} was on a path that is done. */
  private static final byte UNSEEN = 0;

  private static final byte RETRY = 1;
  private static final byte ON_PATH = 2;
  private static final byte EXHAUSTED = 3;

  private final Adjacency graph;

  /** The repeats of the edges, in the order of {@link Adjacency#out}. */
  private final int[] repeats;

  private final int[] price;
  private final int[] surplus;
  private final int[] shortage;

  /** The nodes still short are the first {@link #stillShort} of these. */
  private final int[] shortNodes;

  private int stillShort;

  private final byte[] mark;

  /** The next arc to try at a node in this pass: first the edges in, then the edges out. */
  private final int[] nextArc;

  /** The nodes of this pass's search, in the order seen. */
  private final int[] seen;

  private int seenCount;

  /** The nodes of the path being built, from a node still short backward. */
  private final int[] path;

  private CheapestRepeats(Adjacency graph) {
    this.graph = graph;
    this.repeats = new int[graph.edges];
    this.price = new int[graph.nodes];
    this.surplus = new int[graph.nodes];
    this.shortage = new int[graph.nodes];
    this.shortNodes = new int[graph.nodes];
    this.mark = new byte[graph.nodes];
    this.nextArc = new int[graph.nodes];
    this.seen = new int[graph.nodes];
    this.path = new int[graph.nodes];
    for (int node = 0; node < graph.nodes; node++) {
      int balance = edgesIn(node) - edgesOut(node);
      surplus[node] = Math.max(balance, 0);
      shortage[node] = Math.max(-balance, 0);
      if (shortage[node] > 0) {
        shortNodes[stillShort++] = node;
      }
    }
  }

  /**
   * Solves the problem for {@code graph}.
   *
   * @throws IllegalArgumentException if no path leads to some node from an initial one
   */
  static CheapestRepeats of(Adjacency graph) {
    ShortestPaths.of(graph).requireAllReached();
    CheapestRepeats result = new CheapestRepeats(graph);
    result.solve();
    return result;
  }

  /** How often each edge is taken beyond once. */
  int[] repeats() {
    int[] byEdge = new int[graph.edges];
    for (int i = 0; i < byEdge.length; i++) {
      byEdge[graph.out[i]] = repeats[i];
    }
    return byEdge;
  }

  /** How many traces end in {@code node}: the surplus that no shortage has used. */
  int ends(int node) {
    return surplus[node];
  }

  /** Prices that prove the number of steps to be the fewest; for {@link LowerBound#proven}. */
  int[] prices() {
    int[] whole = new int[price.length];
    for (int node = 0; node < whole.length; node++) {
      whole[node] = price[node] / EDGE_COST;
    }
    return whole;
  }

  private void solve() {
    while (stillShort > 0) {
      while (supply()) {
        forgetSearch();
      }
      raisePrices();
      forgetSearch();
    }
  }

  /**
   * One pass: supplies what is short as far as it finds supplies, passing over whatever was
   * exhausted before in the pass.
   *
   * @return whether anything moved; if not, the nodes seen are all that flow could come over
   */
  private boolean supply() {
    boolean moved = false;
    int kept = 0;
    for (int i = 0; i < stillShort; i++) {
      int node = shortNodes[i];
      while (shortage[node] > 0) {
        int length = pathToSupply(node);
        if (length == NONE) {
          shortNodes[kept++] = node;
          break;
        }
        move(node, length);
        moved = true;
      }
    }
    stillShort = kept;
    return moved;
  }

  /**
   * Finds a path from {@code start}, backward over open arcs, to a supply and leaves its nodes, but
   * for the last, in {@link #path}; the arc taken from each is its {@link #nextArc}.
   *
   * @return the number of arcs, or {@link #NONE} if no such path is left in this pass
   */
  private int pathToSupply(int start) {
    if (mark[start] == EXHAUSTED) {
      return NONE;
    }
    int length = 0;
    int node = start;
    see(node);
    while (!supplies(node)) {
      int arc = nextArc[node];
      if (arc == arcs(node)) {
        mark[node] = EXHAUSTED;
        if (length == 0) {
          return NONE;
        }
        node = path[--length];
        nextArc[node]++;
      } else if (mark[neighbour(node, arc)] <= RETRY && isOpen(node, arc)) {
        path[length++] = node;
        node = neighbour(node, arc);
        see(node);
      } else {
        nextArc[node]++;
      }
    }
    mark[node] = RETRY;
    for (int i = 0; i < length; i++) {
      mark[path[i]] = RETRY;
    }
    return length;
  }

  private void see(int node) {
    if (mark[node] == UNSEEN) {
      nextArc[node] = 0;
      seen[seenCount++] = node;
    }
    mark[node] = ON_PATH;
  }

  private void forgetSearch() {
    for (int i = 0; i < seenCount; i++) {
      mark[seen[i]] = UNSEEN;
    }
    seenCount = 0;
  }

  /** Supplies {@code start} with all that the path of {@code length} arcs can carry. */
  private void move(int start, int length) {
    int amount = shortage[start];
    int last = start;
    for (int i = 0; i < length; i++) {
      int node = path[i];
      if (!isEdgeIn(node, nextArc[node])) {
        amount = Math.min(amount, repeats[place(node, nextArc[node])]);
      }
      last = neighbour(node, nextArc[node]);
    }
    if (surplus[last] > 0) {
      amount = Math.min(amount, surplus[last]);
      surplus[last] -= amount;
    }
    shortage[start] -= amount;
    for (int i = 0; i < length; i++) {
      int node = path[i];
      repeats[place(node, nextArc[node])] += isEdgeIn(node, nextArc[node]) ? amount : -amount;
    }
  }

  /** Makes all nodes seen dearer by the least that opens a further way to supply them. */
  private void raisePrices() {
    int rise = Integer.MAX_VALUE;
    for (int i = 0; i < seenCount; i++) {
      int node = seen[i];
      if (graph.isInitial[node]) {
        rise = Math.min(rise, START_COST - price[node]);
      }
      for (int arc = 0; arc < edgesIn(node); arc++) {
        int neighbour = neighbour(node, arc);
        if (mark[neighbour] == UNSEEN) {
          rise = Math.min(rise, EDGE_COST - (price[node] - price[neighbour]));
        }
      }
    }
    for (int i = 0; i < seenCount; i++) {
      price[seen[i]] += rise;
    }
  }

  private boolean supplies(int node) {
    return surplus[node] > 0 || (graph.isInitial[node] && price[node] == START_COST);
  }

  /**
   * Whether more can reach {@code node} by {@code arc}: over a tight edge in, or by taking back a
   * repeat of an edge out, which is tight as all repeated edges are.
   */
  private boolean isOpen(int node, int arc) {
    return isEdgeIn(node, arc)
        ? price[node] - price[neighbour(node, arc)] == EDGE_COST
        : repeats[place(node, arc)] > 0;
  }

  private int arcs(int node) {
    return edgesIn(node) + edgesOut(node);
  }

  private boolean isEdgeIn(int node, int arc) {
    return arc < edgesIn(node);
  }

  private int place(int node, int arc) {
    return isEdgeIn(node, arc)
        ? graph.inToOut[graph.inStart[node] + arc]
        : graph.outStart[node] + arc - edgesIn(node);
  }

  private int neighbour(int node, int arc) {
    return isEdgeIn(node, arc)
        ? graph.inSource[graph.inStart[node] + arc]
        : graph.outTarget[graph.outStart[node] + arc - edgesIn(node)];
  }

  private int edgesIn(int node) {
    return graph.inStart[node + 1] - graph.inStart[node];
  }

  private int edgesOut(int node) {
    return graph.outStart[node + 1] - graph.outStart[node];
  }
}
