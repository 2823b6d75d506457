package org.vfiospec.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;

/** Whether a witness is a behaviour of the graph and explains what it says it does. */
final class WitnessCheck {
  private WitnessCheck() {}

  static void assertExplains(
      StateGraph graph, Set<String> unlogged, List<Seen> log, Witness witness) {
    assertThat(graph.initialStates()).contains(witness.start());
    int state = witness.start();
    int explained = 0;
    for (Move move : witness.moves()) {
      if (move.edge().isPresent()) {
        int edge = move.edge().getAsInt();
        assertThat(graph.source(edge)).isEqualTo(state);
        assertThat(graph.target(edge)).isEqualTo(move.state());
        state = move.state();
        Step step = graph.step(edge);
        if (move.observation().isPresent()) {
          assertThat(log.get(explained).of(step, graph.state(state))).isTrue();
        } else {
          assertThat(unlogged).contains(step.action());
        }
      } else {
        assertThat(move.state()).isEqualTo(state);
        assertThat(log.get(explained).ofNoStep(graph.state(state))).isTrue();
      }
      if (move.observation().isPresent()) {
        assertThat(move.observation()).hasValue(explained);
        explained++;
      }
    }
    assertThat(explained).isEqualTo(log.size());
  }
}
