package org.vfiospec.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.cover.ListedGraph.edge;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class GraphDotTest {

  @Test
  void writesNodesAndEdgesWithTheirLabels() throws IOException {
    StringBuilder dot = new StringBuilder();

    GraphDot.write(
        ListedGraph.of(2, edge(0, 1), edge(1, 1)),
        node -> "/\\ pc = \"n" + node + "\"\n/\\ x = 0",
        edge -> "Step(" + edge + ")",
        dot);

    assertThat(dot)
        .hasToString(
            """
            digraph {
              node [shape=box];
              0 [label="/\\\\ pc = \\"n0\\"\\n/\\\\ x = 0", style=filled];
              1 [label="/\\\\ pc = \\"n1\\"\\n/\\\\ x = 0"];
              0 -> 1 [label="Step(0)"];
              1 -> 1 [label="Step(1)"];
            }
            """);
  }
}
