package org.vfiospec.replay;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

  private static final int REPORTED = 10;

  private final Binding binding;
  private final Revision revision;
  private final StateGraph graph;
  private final Stepper stepper;
  private final int[] mapped;
  private final String[] names;
  private final List<Map<String, Object>> initialStates;

  /** What is refused, by the observation, which states with the same refusals share. */
  private final Map<Object, List<Refusal>> refusalSets = new IdentityHashMap<>();

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
   * @throws UnreplayableException if it lacks a variable that the binding maps
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
        throw new UnreplayableException(
            "the specification has no variable " + names[i] + ", but the binding maps it");
      }
    }
    initialStates = IntStream.of(graph.initialStates()).mapToObj(graph::state).toList();
    executed = new BitSet(graph.edgeCount());
    refusedIn = new BitSet(graph.stateCount());
  }

  /**
   * Replays the suite, which covers the graph, and all refusals.
   *
   * @throws UnreplayableException if the graph has an action or a refusal that the binding does not
   *     know
   */
  public ReplayReport run(CoveringSuite suite) {
    long begin = System.nanoTime();
    for (Trace trace : suite.traces()) {
      replay(trace);
    }
    for (int state = 0; state < graph.stateCount(); state++) {
      refuseThatChange(state);
    }
    return new ReplayReport(
        ReplayReport.Extent.GRAPH,
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
    Path path = new Path(trace);
    try {
      Subject subject = subjectIn(trace.start());
      refuseThatKeep(subject, path);
      for (int i = 0; i < trace.length(); i++) {
        path.taken++;
        take(subject, trace.edge(i));
        executed.set(trace.edge(i));
        refuseThatKeep(subject, path);
      }
    } catch (Divergence divergence) {
      report(divergence, path);
    } finally {
      stepper.reset();
    }
  }

  /** How far a trace was followed, and the refused request that was made there, if one was. */
  private final class Path {
    private final Trace trace;
    private int taken;
    private Refusal refusal;

    Path(Trace trace) {
      this.trace = trace;
    }

    int state() {
      return taken == 0 ? trace.start() : graph.target(trace.edge(taken - 1));
    }
  }

  private Subject subjectIn(int initial) {
    Subject subject = binding.subject(revision, initialStates.get(initial), stepper);
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
  private void refuseThatKeep(Subject subject, Path path) {
    int state = path.state();
    if (refusedIn.get(state)) {
      return;
    }
    refusedIn.set(state);
    for (Refusal refusal : refusalsIn(state)) {
      refusals++;
      if (keeps(refusal, state)) {
        refuse(subject, path, refusal);
      }
    }
  }

  /** Makes the requests whose refusal changes something, each on a subject of its own. */
  private void refuseThatChange(int state) {
    for (Refusal refusal : refusalsIn(state)) {
      if (refusedIn.get(state) && !keeps(refusal, state)) {
        Path path = new Path(pathTo(state));
        try {
          Subject subject = subjectIn(path.trace.start());
          for (int edge : path.trace.edges()) {
            path.taken++;
            take(subject, edge);
          }
          refuse(subject, path, refusal);
        } catch (Divergence divergence) {
          report(divergence, path);
        } finally {
          stepper.reset();
        }
      }
    }
  }

  private void refuse(Subject subject, Path path, Refusal refusal) {
    path.refusal = refusal;
    refusal.make(subject);
    for (int i = 0; i < mapped.length; i++) {
      Object left = refusal.left().get(names[i]);
      Object expected = left != null ? left : graph.value(path.state(), mapped[i]);
      Comparison.require(names[i], expected, subject.observe(names[i]), refusal);
    }
    path.refusal = null;
    refusalsExecuted++;
  }

  private boolean keeps(Refusal refusal, int state) {
    for (int i = 0; i < mapped.length; i++) {
      Object left = refusal.left().get(names[i]);
      if (left != null && !left.equals(graph.value(state, mapped[i]))) {
        return false;
      }
    }
    return true;
  }

  private List<Refusal> refusalsIn(int state) {
    return refusalSets.computeIfAbsent(
        graph.observation(REFUSALS, state),
        refused ->
            ((Collection<?>) refused).stream().map(each -> Refusal.of((Map<?, ?>) each)).toList());
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

  private void report(Divergence divergence, Path path) {
    divergenceCount++;
    if (divergences.size() >= REPORTED) {
      return;
    }
    if (path.taken == 0 && path.refusal == null && path.trace.length() > 0) {
      path.taken = 1; // the beginning diverges: a trace to see that again has a step all the same
    }
    List<Step> along = new ArrayList<>();
    List<Map<String, Object>> states = new ArrayList<>();
    states.add(graph.state(path.trace.start()));
    for (int i = 0; i < path.taken; i++) {
      along.add(graph.step(path.trace.edge(i)));
      states.add(graph.state(graph.target(path.trace.edge(i))));
    }
    if (path.refusal != null) {
      along.add(path.refusal.step());
      states.add(path.refusal.after(graph.state(path.state())));
    }
    divergences.add(new ReplayedDivergence(divergence, List.copyOf(along), List.copyOf(states)));
  }
}
