package org.vfiospec.tlc.search;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.vfiospec.tlc.Checkpoints;
import org.vfiospec.tlc.ProgressListener;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.StoppedException;
import org.vfiospec.tlc.Trace;
import org.vfiospec.tlc.Verdicts;
import org.vfiospec.tlc.boundary.EvaluationFailure;
import org.vfiospec.tlc.boundary.Evaluator;
import org.vfiospec.tlc.boundary.Questions;

/**
 * Breadth-first search of the reachable states, in rounds. In a round workers expand states that
 * have a number, some in a row at a time; then one thread commits what they found in the order of
 * the states. So the numbers of states, the traces, and the first of several failures are those
 * that a single thread would find.
 */
public final class Search {
  private static final int NOBODY = -1;
  private static final long TELL_EVERY_NANOS = 200_000_000L;

  /** States in a round, at most: so many that a round is worth its beginning and its end. */
  private static final int ROUND = 1 << 16;

  /** Below this a round is not worth another thread. */
  private static final int WORTH_HELP = 256;

  private final Evaluator evaluator;
  private final Questions questions;
  private final Plan plan;
  private final ProgressListener listener;
  private final int threads;
  private final long started;
  private final StateTable states;
  private final Expander[] expanders;
  private final List<Expansion> expansions = new ArrayList<>();
  private final Edges edges;
  private final Ints parents = new Ints();
  private final Ints parentSteps = new Ints();
  private final Ints levels = new Ints();
  private final List<String> observations;
  private final Ints[] observed;
  private final Map<String, Trace> violations = new LinkedHashMap<>();
  private final Map<String, Trace> claimViolations = new LinkedHashMap<>();
  private long generated;
  private int next;
  private int levelEnd;
  private int foundBefore = -1;
  private boolean reached;
  private long told;

  /**
   * A search that has not begun.
   *
   * @param observations the definitions that are evaluated in each state, by name
   * @param keepsEdges whether the transitions are kept
   * @param threads the most threads that may work on it
   * @param started when the work began of which this is a part, as {@link System#nanoTime}
   */
  public Search(
      Evaluator evaluator,
      List<String> observations,
      boolean keepsEdges,
      Extent extent,
      ProgressListener listener,
      int threads,
      long started) {
    this.evaluator = evaluator;
    this.questions = evaluator.questions();
    this.plan = new Plan(evaluator, observations, extent);
    this.listener = listener;
    this.threads = threads;
    this.started = started;
    this.told = System.nanoTime();
    this.edges = keepsEdges ? new Edges() : null;
    this.states = new StateTable(layout(), threads);
    this.expanders = new Expander[threads];
    for (int w = 0; w < threads; w++) {
      expanders[w] = new Expander(w, plan, states);
    }
    this.observations = List.copyOf(observations);
    this.observed = new Ints[observations.size()];
    Arrays.setAll(observed, i -> new Ints());
  }

  /** As many threads as there are processors. */
  public static int processors() {
    return SearchThreads.most();
  }

  /** Finds every state that is reachable, as far as the extent goes. */
  public void run() {
    run(Checkpoints.NONE, "");
  }

  /**
   * The same, with checkpoints: it goes on from the one that is there.
   *
   * @param of what tells this search from others
   * @throws StoppedException if it was told to stop
   */
  public void run(Checkpoints checkpoints, String of) {
    if (checkpoints.file() != null && (observed.length > 0 || plan.extent().endsAtViolations())) {
      throw new IllegalArgumentException("of observations and of ends nothing is saved");
    }
    try (SearchThreads others = SearchThreads.forThisThread(threads)) {
      if (checkpoints.file() != null && Files.exists(checkpoints.file())) {
        restore(checkpoints.file(), of);
      } else {
        enterInitialStates();
        levels.add(0);
        levelEnd = states.size();
      }
      while (next < states.size() && !isReached()) {
        round(others);
        tell();
        if (checkpoints.isDue()) {
          long begun = System.nanoTime();
          save(checkpoints.file(), of);
          checkpoints.saved(System.nanoTime() - begun);
        }
        if (checkpoints.isStopping()) {
          throw new StoppedException(checkpoints.file());
        }
      }
    } finally {
      checkpoints.ended();
    }
    listener.progress(states.size(), generated, 0, levels.size());
  }

  // -- checkpoints

  private void save(Path file, String of) {
    ArrayList<ArrayList<Object>> values = new ArrayList<>();
    for (int v = 0; v < questions.variables().size(); v++) {
      ArrayList<Object> ofVariable = new ArrayList<>();
      for (int id = 0; id < evaluator.valueCount(v); id++) {
        ofVariable.add(evaluator.value(v, id));
      }
      values.add(ofVariable);
    }
    ArrayList<Checkpoint.Found> found = new ArrayList<>();
    violations.forEach((name, trace) -> found.add(found(name, true, trace)));
    claimViolations.forEach((name, trace) -> found.add(found(name, false, trace)));
    Checkpoint.write(
        file,
        new Checkpoint.Header(
            Checkpoint.format(),
            of,
            values,
            new ArrayList<>(evaluator.steps()),
            found,
            generated,
            next,
            levelEnd),
        numbers(),
        states);
  }

  private static Checkpoint.Found found(String property, boolean ofConfiguration, Trace trace) {
    return new Checkpoint.Found(
        property, ofConfiguration, new ArrayList<>(trace.states()), new ArrayList<>(trace.steps()));
  }

  private List<Ints> numbers() {
    List<Ints> numbers = new ArrayList<>(List.of(parents, parentSteps, levels));
    if (edges != null) {
      numbers.addAll(edges.numbers());
    }
    return numbers;
  }

  private void restore(Path file, String of) {
    Checkpoint.read(
        file,
        of,
        questions.variables().size(),
        new Checkpoint.Reader() {
          @Override
          public List<Ints> begin(Checkpoint.Header header) {
            evaluator.restore(header.values(), header.steps());
            states.repack(layout());
            generated = header.generated();
            next = header.next();
            levelEnd = header.levelEnd();
            header.violations().forEach(Search.this::restore);
            return numbers();
          }

          @Override
          public void state(int[] row) {
            states.restore(row);
          }
        });
    plan.restored(states.size());
  }

  private void restore(Checkpoint.Found found) {
    plan.settle(found.property(), found.ofConfiguration());
    (found.ofConfiguration() ? violations : claimViolations)
        .put(
            found.property(),
            new Trace(questions.variables(), found.states(), found.path(), OptionalInt.empty()));
  }

  /** Whether all is found; asked after each state, so what it depends on is looked at once. */
  private boolean isReached() {
    int found = violations.size() + claimViolations.size();
    if (found != foundBefore) {
      foundBefore = found;
      Set<String> violated = new HashSet<>(violations.keySet());
      violated.addAll(claimViolations.keySet());
      reached = plan.extent().isReached(violated);
    }
    return reached;
  }

  private void tell() {
    long now = System.nanoTime();
    if (now - told > TELL_EVERY_NANOS) {
      told = now;
      listener.progress(states.size(), generated, states.size() - next, levels.size());
    }
  }

  // -- initial states

  private void enterInitialStates() {
    try {
      List<int[]> initial = evaluator.initialStates();
      fit();
      for (int[] row : initial) {
        generated++;
        enterInitial(row);
      }
    } catch (EvaluationFailure e) {
      throw new SpecException(
          evaluator.moduleName() + ", in the initial predicate: " + e.getMessage());
    }
    if (states.size() == 0 && violations.isEmpty() && claimViolations.isEmpty()) {
      throw new SpecException(
          evaluator.moduleName()
              + (generated == 0
                  ? ": no state satisfies the initial predicate; is a constant's set empty?"
                  : ": no initial state is within the constraints; to search from none says nothing"));
    }
  }

  private void enterInitial(int[] row) {
    long[] packed = new long[states.layout().words()];
    states.layout().pack(row, packed);
    boolean kept = true;
    for (int constraint : questions.constraints()) {
      kept = kept && plan.trees().isTrue(constraint, row, null);
    }
    int number = NOBODY;
    if (kept) {
      if (states.room() <= 0) {
        states.makeRoom();
      }
      int before = states.own(0).size();
      int reference = states.find(packed, Hash.of(states.hash().sum(packed)), 0);
      if (states.own(0).size() == before) {
        return;
      }
      number = states.number(reference);
      states.settle();
      parents.add(NOBODY);
      parentSteps.add(NOBODY);
    }
    for (int invariant = 0; invariant < plan.invariants(); invariant++) {
      if (plan.isAsked(invariant) && !holds(invariant, row)) {
        violated(
            invariant,
            () ->
                new Trace(
                    questions.variables(), List.of(plain(row)), List.of(), OptionalInt.empty()));
        endAt(number);
      }
    }
    for (int claim = 0; claim < questions.claims().size(); claim++) {
      for (int predicate : questions.claims().get(claim).initially()) {
        if (!plan.trees().isTrue(predicate, row, null) && plan.settlesClaim(claim)) {
          claimViolations.put(
              questions.claims().get(claim).property(),
              new Trace(
                  questions.variables(), List.of(plain(row)), List.of(), OptionalInt.empty()));
        }
      }
    }
  }

  private boolean holds(int invariant, int[] row) {
    for (int conjunct : plan.conjuncts(invariant)) {
      if (!plan.trees().isTrue(conjunct, row, null)) {
        return false;
      }
    }
    return true;
  }

  private void violated(int invariant, java.util.function.Supplier<Trace> trace) {
    if (plan.settles(invariant)) {
      (plan.isOfConfiguration(invariant) ? violations : claimViolations)
          .put(plan.name(invariant), trace.get());
    }
  }

  private void endAt(int state) {
    if (state != NOBODY && plan.extent().endsAtViolations()) {
      plan.end(state);
    }
  }

  // -- rounds

  private void round(SearchThreads others) {
    fit();
    while (states.room() < Math.min(ROUND, states.size() - next)) {
      states.makeRoom();
    }
    int count = Math.min(ROUND, states.size() - next);
    int chunk = Math.max(16, Math.min(512, count / (8 * threads)));
    int chunks = (count + chunk - 1) / chunk;
    while (expansions.size() < chunks) {
      expansions.add(new Expansion());
    }
    plan.candidates().regroup();
    int begin = next;
    int limit = (states.room() + states.reserve()) / threads;
    for (Expander expander : expanders) {
      expander.begin(limit);
    }
    AtomicInteger taken = new AtomicInteger();
    java.util.function.IntConsumer work =
        worker -> {
          for (int c = taken.getAndIncrement(); c < chunks; c = taken.getAndIncrement()) {
            Expansion into = expansions.get(c);
            int from = begin + c * chunk;
            expanders[worker].expand(from, Math.min(from + chunk, begin + count), into);
            if (into.outcome() != Expansion.Outcome.COMPLETE) {
              // What comes after it cannot be committed in this round.
              taken.set(chunks);
            }
          }
        };
    for (int c = 0; c < chunks; c++) {
      expansions.get(c).begin(begin + c * chunk, observed.length);
    }
    if (count < WORTH_HELP) {
      work.accept(0);
    } else {
      others.run(work);
    }
    commit(chunks);
  }

  private void commit(int chunks) {
    Expansion.Outcome outcome = Expansion.Outcome.COMPLETE;
    for (int c = 0; c < chunks && outcome == Expansion.Outcome.COMPLETE && !isReached(); c++) {
      Expansion expansion = expansions.get(c);
      for (int place = 0; place < expansion.count() && !isReached(); place++) {
        commit(expansion, place);
      }
      outcome = expansion.outcome();
    }
    if (isReached()) {
      return;
    }
    switch (outcome) {
      case COMPLETE -> states.settle();
      case CROWDED -> {
        states.forgetFresh();
        states.makeRoom();
      }
      case TOO_NARROW -> {
        states.forgetFresh();
        states.repack(layout());
      }
      case NOT_BEGUN -> throw new IllegalStateException("a round ended before its first state");
    }
  }

  private void commit(Expansion expansion, int place) {
    int state = next++;
    if (state == levelEnd) {
      levels.add(state);
      levelEnd = states.size();
    }
    for (int i = 0; i < observed.length; i++) {
      observed[i].add(expansion.observation(place, i));
    }
    if (edges != null) {
      edges.source();
    }
    generated += expansion.generated(place);
    for (int at = expansion.begin(place); at < expansion.end(place); at++) {
      int reference = expansion.reference(at);
      if (Expansion.isEvent(reference)) {
        happened(state, expansion.event(reference));
      } else {
        int target =
            StateTable.isFresh(reference)
                ? number(reference, state, expansion.step(at))
                : reference;
        if (edges != null) {
          edges.add(target, expansion.step(at));
        }
      }
    }
    if (expansion.generated(place) == 0
        && questions.forbidsDeadlock()
        && !plan.isEnd(state)
        && !violations.containsKey(Verdicts.DEADLOCK)) {
      violations.put(Verdicts.DEADLOCK, trace(state));
    }
  }

  /** The number of a state that was found in this round. */
  private int number(int reference, int state, int step) {
    Fresh fresh = states.fresh(reference);
    int index = states.freshIndex(reference);
    if (fresh.isNumbered(index)) {
      return fresh.number(index);
    }
    int number = states.number(reference);
    parents.add(state);
    parentSteps.add(step);
    for (Fresh.Doubt doubt : fresh.doubts(index)) {
      doubted(doubt, state, step, () -> trace(number));
      endAt(number);
    }
    return number;
  }

  private void doubted(
      Fresh.Doubt doubt, int state, int step, java.util.function.Supplier<Trace> trace) {
    if (!plan.isAsked(doubt.invariant())) {
      return;
    }
    if (doubt.failure() != null) {
      throw failure("checking the state after " + plan.step(step), state, doubt.failure());
    }
    violated(doubt.invariant(), trace);
  }

  private void happened(int state, Expansion.Event event) {
    if (event instanceof Expansion.Failure failure) {
      throw failure.doing() == null
          ? new SpecException(failure.reason())
          : failure(failure.doing(), state, failure.reason());
    }
    if (event instanceof Expansion.Incomplete incomplete) {
      throw new SpecException(
          plan.step(incomplete.step())
              + " gives no next value to "
              + Arrays.stream(incomplete.variables())
                  .mapToObj(questions.variables()::get)
                  .sorted()
                  .toList()
              + ", in a state "
              + place(state)
              + "; say UNCHANGED or give one");
    }
    if (event instanceof Expansion.Beyond beyond) {
      for (Fresh.Doubt doubt : beyond.doubts()) {
        doubted(doubt, state, beyond.step(), () -> beyond(state, beyond.step(), beyond.row()));
      }
    }
    if (event instanceof Expansion.Forbidden forbidden && plan.settlesClaim(forbidden.claim())) {
      claimViolations.put(
          questions.claims().get(forbidden.claim()).property(),
          beyond(state, forbidden.step(), forbidden.row()));
    }
  }

  private SpecException failure(String doing, int state, String reason) {
    return new SpecException(
        evaluator.moduleName() + ", " + doing + " in a state " + place(state) + ": " + reason);
  }

  private String place(int state) {
    int depth = 0;
    for (int s = state; parents.get(s) != NOBODY; s = parents.get(s)) {
      depth++;
    }
    return depth == 0
        ? "at depth 0 (an initial state)"
        : "at depth " + depth + " (after " + plan.step(parentSteps.get(state)) + ")";
  }

  // -- layouts

  /** Makes sure that a packed state has place for all values that there are. */
  private void fit() {
    Layout layout = states.layout();
    for (int v = 0; v < layout.variables(); v++) {
      if (!layout.holds(v, valueCount(v) - 1)) {
        states.repack(layout());
        return;
      }
    }
  }

  private int valueCount(int variable) {
    synchronized (evaluator) {
      return Math.max(1, evaluator.valueCount(variable));
    }
  }

  private Layout layout() {
    int[] bits = new int[questions.variables().size()];
    Integer[] byCount = new Integer[bits.length];
    for (int v = 0; v < bits.length; v++) {
      bits[v] = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(valueCount(v) - 1));
      byCount[v] = v;
    }
    Arrays.sort(byCount, (left, right) -> Integer.compare(bits[right], bits[left]));
    int words = new Layout(bits).words();
    // What is left over in the words is for those that grow most.
    for (int round = 0; round < 2; round++) {
      for (int v : byCount) {
        if (bits[v] < 31) {
          bits[v]++;
          if (new Layout(bits).words() > words) {
            bits[v]--;
          }
        }
      }
    }
    return new Layout(bits);
  }

  // -- results

  private Trace trace(int state) {
    Deque<Map<String, Object>> path = new ArrayDeque<>();
    Deque<Step> taken = new ArrayDeque<>();
    path.addFirst(plain(state));
    for (int s = state; parents.get(s) != NOBODY; s = parents.get(s)) {
      taken.addFirst(evaluator.steps().get(parentSteps.get(s)));
      path.addFirst(plain(parents.get(s)));
    }
    return new Trace(
        questions.variables(), new ArrayList<>(path), new ArrayList<>(taken), OptionalInt.empty());
  }

  /** The trace to a state and one step on, to a state that need have no number. */
  private Trace beyond(int state, int step, int[] row) {
    Trace inside = trace(state);
    List<Map<String, Object>> path = new ArrayList<>(inside.states());
    List<Step> taken = new ArrayList<>(inside.steps());
    taken.add(evaluator.steps().get(step));
    path.add(plain(row));
    return new Trace(questions.variables(), path, taken, OptionalInt.empty());
  }

  Map<String, Object> plain(int state) {
    int[] row = new int[questions.variables().size()];
    states.unpack(state, row);
    return plain(row);
  }

  private Map<String, Object> plain(int[] row) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int v = 0; v < row.length; v++) {
      map.put(questions.variables().get(v), evaluator.value(v, row[v]));
    }
    return Collections.unmodifiableMap(map);
  }

  private Map<String, Trace> violations() {
    Map<String, Trace> ordered = new LinkedHashMap<>();
    for (String invariant : questions.invariants()) {
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

  /** What was found out about the invariants. */
  public Verdicts verdicts() {
    return new Verdicts(states.size(), generated, levels.size(), violations(), seconds());
  }

  /** The same with the graph; for a search that keeps edges. */
  public org.vfiospec.tlc.Exploration exploration() {
    return new Graph(evaluator, states, edges, parents, parentSteps, levels, observations, observed)
        .exploration(violations(), generated, seconds());
  }

  /** What is asserted of behaviours. */
  public List<org.vfiospec.tlc.boundary.Claim> claims() {
    return questions.claims();
  }

  /** A counterexample to each claim that does not hold, if the search alone tells that. */
  public Map<String, Trace> claimViolations() {
    return Collections.unmodifiableMap(claimViolations);
  }

  /** The states and transitions, for a search that keeps edges. */
  public Space space() {
    return new Space(this, states, edges, plan.trees());
  }

  boolean isInitial(int state) {
    return parents.get(state) == NOBODY;
  }

  Step step(int number) {
    return evaluator.steps().get(number);
  }

  List<String> variables() {
    return questions.variables();
  }

  /** How many questions TLC was asked. */
  public long asked() {
    return plan.trees().asked();
  }
}
