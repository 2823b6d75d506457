package org.vfiospec.tlc.inside;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.vfiospec.tlc.Exploration;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.StateGraph;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;
import org.vfiospec.tlc.Verdicts;
import org.vfiospec.tlc.boundary.GraphParts;
import tlc2.tool.Action;
import tlc2.tool.IStateFunctor;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.tool.impl.Tool;
import tlc2.value.IValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Breadth-first search of the reachable states.
 *
 * <p>A state is kept as the numbers of its variables' values, and TLC's state object is made of
 * them again when its turn comes. So a variable that a step leaves alone holds the very object that
 * it held before, and needs no look-up; and no two states are confused.
 */
final class Search {
  private static final int NOBODY = -1;
  private static final long TELL_EVERY_NANOS = 200_000_000L;

  private final Specification specification;
  private final FastTool tool;
  private final Extent extent;
  private final ProgressListener listener;
  private final EdgeSink edges;
  private final List<Observation> observations;
  private final UniqueString[] variables;
  private final ValueTable[] values;
  private final StateTable states;
  private final JdkValues plain = new JdkValues();
  private final StepTable steps = new StepTable();
  private final NextRelation next;
  private final IntList parents = new IntList();
  private final IntList parentSteps = new IntList();
  private final IntList levels = new IntList();
  private final Action[] invariants;
  private final Map<String, Trace> violations = new LinkedHashMap<>();
  private final BitSet ends = new BitSet();
  private final long started;

  private final int[] row;
  private final int[] successorRow;
  private final Value[] current;
  private long generated;
  private long told;

  Search(
      Specification specification,
      EdgeSink edges,
      List<Observation> observations,
      Extent extent,
      ProgressListener listener,
      long started) {
    this.specification = specification;
    this.tool = specification.tool();
    this.edges = edges;
    this.observations = observations;
    this.extent = extent;
    this.listener = listener;
    this.started = started;
    this.told = System.nanoTime();
    if (tool.hasSymmetry() || tool.getViewSpec() != null) {
      throw new SpecException(
          specification.job().configName()
              + ": SYMMETRY and VIEW merge states, and a merged state is none of the implementation's; remove them");
    }
    this.variables = Variables.inOrder();
    this.values = new ValueTable[variables.length];
    for (int v = 0; v < variables.length; v++) {
      values[v] = new ValueTable();
    }
    this.states = new StateTable(variables.length);
    this.row = new int[variables.length];
    this.successorRow = new int[variables.length];
    this.current = new Value[variables.length];
    this.invariants = tool.getInvariants().clone();
    this.next = new NextRelation(tool, steps, plain);
  }

  /** Finds every state that is reachable, as far as the extent goes. */
  void run() {
    specification.checkAssumptions();
    levels.add(0);
    enterInitialStates();
    int levelEnd = states.size();
    for (int state = 0; state < states.size() && !extent.isReached(violations.keySet()); state++) {
      if (state == levelEnd) {
        levels.add(state);
        levelEnd = states.size();
      }
      expand(state);
      if ((state & 255) == 0) {
        tell(state);
      }
    }
    listener.progress(states.size(), generated, 0, levels.size());
  }

  private void tell(int state) {
    long now = System.nanoTime();
    if (now - told > TELL_EVERY_NANOS) {
      told = now;
      listener.progress(states.size(), generated, states.size() - state - 1L, levels.size());
    }
  }

  private void enterInitialStates() {
    try {
      tool.getInitStates(
          new IStateFunctor() {
            @Override
            public Object addElement(TLCState state) {
              generated++;
              begin(state);
              return null;
            }
          });
    } catch (SpecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw ofInitial(e, Tool::getInitStates);
    }
    if (states.size() == 0 && violations.isEmpty()) {
      throw new SpecException(
          specification.job().rootModule()
              + (generated == 0
                  ? ".tla: no state satisfies the initial predicate; is a constant's set empty?"
                  : ".tla: no initial state is within the constraints; to search from none says nothing"));
    }
  }

  private void begin(TLCState state) {
    try {
      if (tool.isInModel(state)) {
        enter(state, NOBODY, NOBODY);
      } else {
        examine(state, NOBODY, NOBODY, NOBODY);
      }
    } catch (SpecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw ofInitial(e, t -> isFine(t, state));
    }
  }

  private SpecException ofInitial(Throwable thrown, Consumer<Tool> repeat) {
    return new SpecException(
        specification.job().rootModule()
            + ".tla, in the initial predicate: "
            + Failures.message(thrown)
            + CallStacks.place(tool, repeat));
  }

  private void expand(int state) {
    TLCState source = materialize(state);
    edges.source(state);
    for (Observation observation : observations) {
      try {
        observation.observe(tool, source);
      } catch (RuntimeException | StackOverflowError e) {
        throw evaluation(
            "evaluating " + observation.name(), state, e, t -> observation.observe(t, source));
      }
    }
    if (ends.get(state)) {
      return;
    }
    long before = generated;
    for (NamedAction named : actions(state, source)) {
      StateVec successors;
      try {
        successors = tool.getNextStates(named.action(), source);
      } catch (RuntimeException | StackOverflowError e) {
        throw evaluation(
            "taking " + steps.step(named.step()),
            state,
            e,
            t -> t.getNextStates(named.action(), source));
      }
      for (int i = 0; i < successors.size(); i++) {
        generated++;
        succeed(state, source, successors.elementAt(i), named.step());
      }
    }
    if (generated == before && tool.getModelConfig().getCheckDeadlock()) {
      violations.computeIfAbsent(Verdicts.DEADLOCK, name -> trace(state));
    }
  }

  private List<NamedAction> actions(int state, TLCState source) {
    try {
      return next.actions(source);
    } catch (RuntimeException | StackOverflowError e) {
      throw evaluation(
          "taking the next-state relation apart",
          state,
          e,
          t -> t.getNextStates(new StateVec(0), source));
    }
  }

  private void succeed(int state, TLCState source, TLCState successor, int step) {
    try {
      if (!tool.isGoodState(successor)) {
        throw new SpecException(
            steps.step(step)
                + " gives no next value to "
                + successor.getUnassigned().stream()
                    .map(v -> v.getName().toString())
                    .sorted()
                    .toList()
                + ", in a state "
                + place(state)
                + "; say UNCHANGED or give one");
      }
      boolean kept = tool.isInModel(successor) && tool.isInActions(source, successor);
      if (kept) {
        edges.edge(enter(successor, state, step), step);
      } else {
        // As TLC does: a state beyond the constraint is not explored, but must satisfy the
        // invariants.
        examine(successor, state, step, NOBODY);
      }
    } catch (SpecException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw evaluation(
          "checking the state after " + steps.step(step),
          state,
          e,
          t -> isFine(t, source, successor));
    }
  }

  /** The number of a state that was reached. */
  private int enter(TLCState reached, int parent, int step) {
    for (int v = 0; v < variables.length; v++) {
      IValue value = reached.lookup(variables[v]);
      if (value == null) {
        throw new SpecException(
            specification.job().rootModule()
                + ".tla: the initial predicate gives no value to "
                + variables[v]);
      }
      successorRow[v] = value == current[v] ? row[v] : values[v].intern((Value) value);
    }
    int known = states.size();
    int number = states.intern(successorRow);
    if (number == known) {
      parents.add(parent);
      parentSteps.add(step);
      examine(reached, parent, step, number);
      if (extent.endsAtViolations() && violates(reached)) {
        ends.set(number);
      }
    }
    return number;
  }

  /** Evaluates the invariants that have not been violated yet. */
  private void examine(TLCState reached, int parent, int step, int number) {
    for (int i = 0; i < invariants.length; i++) {
      if (invariants[i] != null && !tool.isValid(invariants[i], reached)) {
        invariants[i] = null;
        violations.put(
            tool.getInvNames()[i],
            number == NOBODY ? beyond(reached, parent, step) : trace(number));
      }
    }
  }

  private boolean violates(TLCState reached) {
    return Arrays.stream(tool.getInvariants()).anyMatch(each -> !tool.isValid(each, reached));
  }

  private void isFine(Tool traced, TLCState source, TLCState successor) {
    traced.isInModel(successor);
    traced.isInActions(source, successor);
    isFine(traced, successor);
  }

  private void isFine(Tool traced, TLCState successor) {
    traced.isInModel(successor);
    for (Action invariant : invariants) {
      if (invariant != null) {
        traced.isValid(invariant, successor);
      }
    }
  }

  private TLCState materialize(int state) {
    states.rows().copy(state, row);
    TLCState made = TLCState.Empty.createEmpty();
    for (int v = 0; v < variables.length; v++) {
      current[v] = values[v].value(row[v]);
      made.bind(variables[v], current[v]);
    }
    return made;
  }

  private SpecException evaluation(
      String doing, int state, Throwable thrown, Consumer<Tool> repeat) {
    return new SpecException(
        specification.job().rootModule()
            + ".tla, "
            + doing
            + " in a state "
            + place(state)
            + ": "
            + Failures.message(thrown)
            + CallStacks.place(tool, repeat));
  }

  private String place(int state) {
    int depth = 0;
    int step = parentSteps.get(state);
    for (int s = state; parents.get(s) != NOBODY; s = parents.get(s)) {
      depth++;
    }
    return depth == 0
        ? "at depth 0 (an initial state)"
        : "at depth " + depth + " (after " + steps.step(step) + ")";
  }

  private Trace trace(int state) {
    Deque<Map<String, Object>> path = new ArrayDeque<>();
    Deque<Step> taken = new ArrayDeque<>();
    int s = state;
    path.addFirst(plain(s));
    for (; parents.get(s) != NOBODY; s = parents.get(s)) {
      taken.addFirst(steps.step(parentSteps.get(s)));
      path.addFirst(plain(parents.get(s)));
    }
    return new Trace(
        Variables.names(), new ArrayList<>(path), new ArrayList<>(taken), OptionalInt.empty());
  }

  /** The trace to a state outside the constraint, which has no number. */
  private Trace beyond(TLCState reached, int parent, int step) {
    List<Map<String, Object>> path = new ArrayList<>();
    List<Step> taken = new ArrayList<>();
    if (parent != NOBODY) {
      Trace inside = trace(parent);
      path.addAll(inside.states());
      taken.addAll(inside.steps());
      taken.add(steps.step(step));
    }
    path.add(Snapshots.of(reached, plain));
    return new Trace(Variables.names(), path, taken, OptionalInt.empty());
  }

  private Map<String, Object> plain(int state) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int v = 0; v < variables.length; v++) {
      map.put(variables[v].toString(), plain.of(values[v].value(states.rows().get(state, v))));
    }
    return Collections.unmodifiableMap(map);
  }

  private Map<String, Trace> violations() {
    Map<String, Trace> ordered = new LinkedHashMap<>();
    for (String invariant : tool.getInvNames()) {
      if (violations.containsKey(invariant)) {
        ordered.put(invariant, violations.get(invariant));
      }
    }
    violations.forEach(ordered::putIfAbsent);
    return Collections.unmodifiableMap(ordered);
  }

  private double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  Verdicts verdicts() {
    return new Verdicts(states.size(), generated, levels.size(), violations(), seconds());
  }

  Exploration exploration(EdgeTable kept) {
    Object[][] plainValues = new Object[variables.length][];
    for (int v = 0; v < variables.length; v++) {
      plainValues[v] = values[v].plain(plain);
    }
    GraphParts parts =
        new GraphParts(
            Variables.names(),
            plainValues,
            states.rows(),
            states.size(),
            levels.toArray(),
            parents.toArray(),
            parentSteps.toArray(),
            kept.firstEdges(),
            kept.targets(),
            kept.steps(),
            steps.all(),
            observations.stream().map(Observation::name).toList(),
            observations.stream().map(o -> o.values(plain)).toArray(Object[][]::new),
            observations.stream().map(Observation::ids).toArray(int[][]::new));
    return new Exploration(
        new StateGraph(parts), generated, levels.size(), violations(), seconds());
  }
}
