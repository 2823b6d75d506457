package org.vfiospec.cover;

import java.util.Arrays;

/**
 * A number of steps that no covering suite of a graph can go below, with its proof.
 *
 * <p>The proof is a price {@code p(v) >= 0} on every node, 0 on the initial ones, that no edge
 * raises by more than 1: {@code p(target) - p(source) <= 1}. Let a covering suite take edge {@code
 * e} as often as {@code x(e) >= 1}. Each use beyond the first costs 1 step, which is at least the
 * rise of the price along {@code e}; so
 *
 * <pre>{@code
 * steps  =   sum of x(e)
 *        >=  edges + sum of (x(e) - 1) * rise(e)
 *        =   edges + sum over the traces of (p(end) - p(start)) - sum of rise(e)
 *        >=  edges - sum of rise(e)
 * }</pre>
 *
 * since the rises along a trace add up to the difference of its ends, the start is an initial node
 * of price 0, and no price is negative. The last line needs nothing but the graph and the prices,
 * so a reader can redo it: {@link #proven} does, and there is no other way to make an instance. (In
 * terms of linear programming the prices are a feasible solution of the dual of the minimum-cost
 * circulation.)
 */
public final class LowerBound {

  private final long steps;
  private final int[] prices;

  private LowerBound(long steps, int[] prices) {
    this.steps = steps;
    this.prices = prices;
  }

  /**
   * The bound that {@code prices}, one for each node, prove for {@code graph}.
   *
   * @throws IllegalArgumentException if they prove nothing, because a condition does not hold
   */
  public static LowerBound proven(Digraph graph, int[] prices) {
    if (prices.length != graph.nodes()) {
      throw new IllegalArgumentException(prices.length + " prices for " + graph.nodes() + " nodes");
    }
    for (int node = 0; node < prices.length; node++) {
      if (prices[node] < 0) {
        throw new IllegalArgumentException("the price of node " + node + " is negative");
      }
    }
    for (int node : graph.initial()) {
      if (prices[node] != 0) {
        throw new IllegalArgumentException("the price of initial node " + node + " is not 0");
      }
    }
    long steps = graph.edges();
    for (int edge = 0; edge < graph.edges(); edge++) {
      int rise = prices[graph.target(edge)] - prices[graph.source(edge)];
      if (rise > 1) {
        throw new IllegalArgumentException("edge " + edge + " raises the price by " + rise);
      }
      steps -= rise;
    }
    return new LowerBound(steps, prices.clone());
  }

  /** The proven bound. */
  public long steps() {
    return steps;
  }

  /** A copy of the prices that prove it. */
  public int[] prices() {
    return prices.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LowerBound that
        && steps == that.steps
        && Arrays.equals(prices, that.prices);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(prices);
  }

  @Override
  public String toString() {
    return "at least " + steps + " steps";
  }
}
