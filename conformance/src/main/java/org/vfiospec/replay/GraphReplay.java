package org.vfiospec.replay;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vfiospec.cover.CoveringSuite;
import org.vfiospec.cover.Trace;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;

/**
 * Takes an implementation along every transition of a state graph, and makes in every state every
 * request that the specification refuses there. After each step every mapped variable is compared.
 */
public final class GraphReplay {

  /** The state-level definition that says what is refused. */
  public static final String REFUSALS = "Refusals";

  private static final String REQUEST = "request";
  private static final String ERRNO = "errno";
  private static final int REPORTED = 10;

  private final Binding binding;
  private final Revision revision;
  private final StateGraph graph;
  private final Stepper stepper;
  private final int[] mapped;
  private final String[] names;

  private final BitSet executed;
  private final BitSet refusedIn;
  private final List<ReplayedDivergence> divergences = new ArrayList<>();
  private long divergenceCount;
  private long refusals;
  private long refusalsExecuted;
  private long steps;

  /**
   * A replay not yet run.
   *
   * @param graph explored with {@link #REFUSALS} as observation
   */
  public GraphReplay(Binding binding, Revision revision, StateGraph graph, Stepper stepper) {
    this.binding = binding;
    this.revision = revision;
    this.graph = graph;
    this.stepper = stepper;
    names = binding.variables().toArray(String[]::new);
    mapped = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      mapped[i] = graph.variables().indexOf(names[i]);
      if (mapped[i] < 0) {
        throw new IllegalArgumentException(
            "the specification has no variable " + names[i] + ", but the binding maps it");
      }
    }
    executed = new BitSet(graph.edgeCount());
    refusedIn = new BitSet(graph.stateCount());
  }

  /** Replays the suite, which covers the graph, and all refusals. */
  public ReplayReport run(CoveringSuite suite) {
    long begin = System.nanoTime();
    for (Trace trace : suite.traces()) {
      replay(trace);
    }
    for (int state = 0; state < graph.stateCount(); state++) {
      refuseThatChange(state);
    }
    return new ReplayReport(
        graph.edgeCount(),
        executed.cardinality(),
        refusals,
        refusalsExecuted,
        steps,
        (System.nanoTime() - begin) / 1e9,
        divergenceCount,
        List.copyOf(divergences));
  }

  private void replay(Trace trace) {
    int done = 0;
    try {
      Subject subject = subjectIn(trace.start());
      refuseThatKeep(subject, trace.start());
      for (; done < trace.length(); done++) {
        int edge = trace.edge(done);
        take(subject, edge);
        executed.set(edge);
        refuseThatKeep(subject, graph.target(edge));
      }
    } catch (Divergence divergence) {
      report(divergence, trace, Math.min(done + 1, trace.length()));
    } finally {
      stepper.reset();
    }
  }

  private Subject subjectIn(int initial) {
    Subject subject = binding.subject(revision, stepper);
    compare(subject, initial, "the beginning");
    return subject;
  }

  private void take(Subject subject, int edge) {
    Step step = graph.step(edge);
    subject.perform(step);
    steps++;
    compare(subject, graph.target(edge), step);
  }

  private void compare(Subject subject, int state, Object after) {
    for (int i = 0; i < mapped.length; i++) {
      Comparison.require(names[i], graph.value(state, mapped[i]), subject.observe(names[i]), after);
    }
  }

  /** Makes the requests whose refusal leaves the state as it is; once for each state. */
  private void refuseThatKeep(Subject subject, int state) {
    if (refusedIn.get(state)) {
      return;
    }
    refusedIn.set(state);
    for (Map<?, ?> refusal : refusalsIn(state)) {
      refusals++;
      if (keeps(refusal, state)) {
        refuse(subject, state, refusal);
      }
    }
  }

  /** Makes the requests whose refusal changes something, each on a subject of its own. */
  private void refuseThatChange(int state) {
    for (Map<?, ?> refusal : refusalsIn(state)) {
      if (refusedIn.get(state) && !keeps(refusal, state)) {
        Trace path = pathTo(state);
        try {
          Subject subject = subjectIn(path.start());
          for (int i = 0; i < path.length(); i++) {
            take(subject, path.edge(i));
          }
          refuse(subject, state, refusal);
        } catch (Divergence divergence) {
          report(divergence, path, path.length());
        } finally {
          stepper.reset();
        }
      }
    }
  }

  private void refuse(Subject subject, int state, Map<?, ?> refusal) {
    String request = (String) refusal.get(REQUEST);
    String what = "the refused request '" + request + "'";
    Object answer = subject.refuse(request);
    if (!Objects.equals(refusal.get(ERRNO), answer)) {
      throw new Divergence(what + " gets " + answer + " instead of " + refusal.get(ERRNO));
    }
    for (int i = 0; i < mapped.length; i++) {
      Object left = refusal.get(names[i]);
      Object expected = left != null ? left : graph.value(state, mapped[i]);
      Comparison.require(names[i], expected, subject.observe(names[i]), what);
    }
    refusalsExecuted++;
  }

  private boolean keeps(Map<?, ?> refusal, int state) {
    for (int i = 0; i < mapped.length; i++) {
      Object left = refusal.get(names[i]);
      if (left != null && !left.equals(graph.value(state, mapped[i]))) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("unchecked")
  private Iterable<Map<?, ?>> refusalsIn(int state) {
    return (Iterable<Map<?, ?>>) graph.observation(REFUSALS, state);
  }

  private Trace pathTo(int state) {
    int[] edges = new int[graph.depth(state)];
    int at = state;
    for (int i = edges.length - 1; i >= 0; i--) {
      edges[i] = graph.parentEdge(at);
      at = graph.parent(at);
    }
    return new Trace(at, edges);
  }

  private void report(Divergence divergence, Trace trace, int length) {
    divergenceCount++;
    if (divergences.size() >= REPORTED) {
      return;
    }
    List<Step> along = new ArrayList<>();
    List<Map<String, Object>> states = new ArrayList<>();
    states.add(graph.state(trace.start()));
    for (int i = 0; i < length; i++) {
      along.add(graph.step(trace.edge(i)));
      states.add(graph.state(graph.target(trace.edge(i))));
    }
    divergences.add(
        new ReplayedDivergence(divergence.getMessage(), List.copyOf(along), List.copyOf(states)));
  }
}
