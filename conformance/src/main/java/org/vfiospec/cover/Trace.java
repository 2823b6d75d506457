package org.vfiospec.cover;

import java.util.Arrays;
import java.util.Objects;

/**
 * A walk through a {@link Digraph}: a start node and the edges taken from there, in order.
 *
 * <p>Immutable. A trace does not know its graph, so nothing here says that its edges join up; that
 * is for {@link CoverageAudit} to say.
 */
public final class Trace {

  private final int start;
  private final int[] edges;

  /** A trace from {@code start} along {@code edges}, which are copied. */
  public Trace(int start, int... edges) {
    this.start = start;
    this.edges = edges.clone();
  }

  /** The node the trace starts in. */
  public int start() {
    return start;
  }

  /** The number of steps, which is the number of edges taken. */
  public int length() {
    return edges.length;
  }

  /**
   * The edge taken at {@code step}, counted from 0.
   *
   * @throws IndexOutOfBoundsException unless {@code 0 <= step < length()}
   */
  public int edge(int step) {
    return edges[step];
  }

  /** A copy of all edges, in the order they are taken. */
  public int[] edges() {
    return edges.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trace that && start == that.start && Arrays.equals(edges, that.edges);
  }

  @Override
  public int hashCode() {
    return Objects.hash(start, Arrays.hashCode(edges));
  }

  @Override
  public String toString() {
    return "from " + start + " along " + Arrays.toString(edges);
  }
}
