package org.vfiospec.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vfiospec.cover.ListedGraph.edge;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortestPathsTest {

  private static final ListedGraph GRAPH =
      new ListedGraph(
          6, List.of(edge(0, 1), edge(1, 2), edge(2, 3), edge(4, 2), edge(3, 0), edge(5, 5)), 0, 4);

  private final ShortestPaths paths = ShortestPaths.of(GRAPH);

  @Test
  void goesTheShortestWayFromTheNearestInitialNode() {
    assertThat(paths.distance(3)).isEqualTo(2);
    assertThat(paths.pathTo(3)).isEqualTo(new Trace(4, 3, 2));
  }

  @Test
  void staysWhereItStarts() {
    assertThat(paths.distance(0)).isZero();
    assertThat(paths.pathTo(0)).isEqualTo(new Trace(0));
  }

  @Test
  void tellsWhatItCannotReach() {
    assertThat(paths.reaches(3)).isTrue();
    assertThat(paths.reaches(5)).isFalse();
    assertThatThrownBy(() -> paths.pathTo(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no path leads from an initial node to node 5");
  }
}
