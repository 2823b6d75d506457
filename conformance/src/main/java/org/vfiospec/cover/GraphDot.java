package org.vfiospec.cover;

import java.io.IOException;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * Writes a graph in the language of Graphviz, as a picture for a reader: initial nodes filled, a
 * label on each node and each edge.
 */
public final class GraphDot {

  private GraphDot() {}

  /**
   * Appends {@code graph} to {@code out}, nodes and edges in the order of their numbers. Labels may
   * hold any text; a line break in one stays a line break.
   *
   * @throws IOException if {@code out} throws it
   */
  public static void write(
      Digraph graph, IntFunction<String> nodeLabel, IntFunction<String> edgeLabel, Appendable out)
      throws IOException {
    BitSet initial = new BitSet();
    for (int node : graph.initial()) {
      initial.set(node);
    }
    out.append("digraph {\n  node [shape=box];\n");
    for (int node = 0; node < graph.nodes(); node++) {
      out.append("  ").append(Integer.toString(node));
      out.append(" [label=").append(quoted(nodeLabel.apply(node)));
      out.append(initial.get(node) ? ", style=filled];\n" : "];\n");
    }
    for (int edge = 0; edge < graph.edges(); edge++) {
      out.append("  ").append(Integer.toString(graph.source(edge)));
      out.append(" -> ").append(Integer.toString(graph.target(edge)));
      out.append(" [label=").append(quoted(edgeLabel.apply(edge))).append("];\n");
    }
    out.append("}\n");
  }

  private static String quoted(String label) {
    return '"'
        + label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "").replace("\n", "\\n")
        + '"';
  }
}
