package org.vfiospec.suite;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.vfiospec.tlc.StateGraph;

/**
 * A state of a graph as a map, without a copy of its values: a covering trace can be longer than
 * the graph has states.
 */
final class StateView extends AbstractMap<String, Object> {
  private final StateGraph graph;
  private final int state;

  StateView(StateGraph graph, int state) {
    this.graph = graph;
    this.state = state;
  }

  @Override
  public Object get(Object variable) {
    int at = graph.variables().indexOf(variable);
    return at < 0 ? null : graph.value(state, at);
  }

  @Override
  public boolean containsKey(Object variable) {
    return graph.variables().contains(variable);
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return IntStream.range(0, size()).mapToObj(StateView.this::entry).iterator();
      }

      @Override
      public int size() {
        return graph.variables().size();
      }
    };
  }

  private Map.Entry<String, Object> entry(int variable) {
    return Map.entry(graph.variables().get(variable), graph.value(state, variable));
  }
}
