package org.vfiospec.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.vfiospec.cover.GraphDot;
import org.vfiospec.disk.WholeOrNothing;
import org.vfiospec.suite.ModelDigraph;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.TlaText;

/** A state graph as a file for Graphviz: states and steps as TLA+ writes them. */
final class DotFile {
  private DotFile() {}

  static void write(Path file, StateGraph graph) {
    try {
      WholeOrNothing.write(
          file,
          place -> {
            try (BufferedWriter out = Files.newBufferedWriter(place)) {
              GraphDot.write(
                  new ModelDigraph(graph),
                  state -> text(graph, state),
                  edge -> graph.step(edge).toString(),
                  out);
            }
          });
    } catch (IOException e) {
      throw OutputFile.unwritable(file, e);
    }
  }

  private static String text(StateGraph graph, int state) {
    return graph.state(state).entrySet().stream()
        .map(entry -> "/\\ " + entry.getKey() + " = " + TlaText.of(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
