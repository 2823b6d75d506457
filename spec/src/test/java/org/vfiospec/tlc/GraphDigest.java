package org.vfiospec.tlc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All that an exploration says, in a line: two explorations whose lines are equal have the same
 * states with the same numbers and parents, the same edges in the same order, and the same traces.
 */
final class GraphDigest {
  private final MessageDigest digest;

  private GraphDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String of(Exploration exploration) {
    GraphDigest digest = new GraphDigest();
    digest.add(exploration.graph());
    exploration.violations().forEach((property, trace) -> digest.add(property + " " + trace));
    return exploration.graph().stateCount()
        + " states, "
        + exploration.graph().edgeCount()
        + " edges, "
        + exploration.generated()
        + " generated, depth "
        + exploration.depth()
        + ", violated "
        + exploration.violations().keySet()
        + ", "
        + HexFormat.of().formatHex(digest.digest.digest());
  }

  private void add(StateGraph graph) {
    List<String> variables = graph.variables();
    for (int v = 0; v < variables.size(); v++) {
      add(variables.get(v) + " " + graph.values(v));
    }
    for (int s = 0; s < graph.stateCount(); s++) {
      for (int v = 0; v < variables.size(); v++) {
        add(graph.valueId(s, v));
      }
      add(graph.depth(s));
      add(graph.parent(s));
      add(graph.parentEdge(s));
      for (int e = graph.outBegin(s); e < graph.outEnd(s); e++) {
        add(graph.target(e));
        add(graph.step(e).hashCode());
      }
    }
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(int number) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      digest.update((byte) (number >>> shift));
    }
  }
}
