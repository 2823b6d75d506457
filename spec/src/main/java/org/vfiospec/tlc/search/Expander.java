package org.vfiospec.tlc.search;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.tlc.SpecException;
import org.vfiospec.tlc.boundary.EvaluationFailure;
import org.vfiospec.tlc.boundary.Questions;

/** Finds the successors of states; each thread has one of its own. */
final class Expander {
  /** What was found has no place: the rest has to wait until it has. */
  private static final class NoPlaceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Expansion.Outcome outcome;

    NoPlaceException(Expansion.Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  private static final NoPlaceException CROWDED = new NoPlaceException(Expansion.Outcome.CROWDED);
  private static final NoPlaceException TOO_NARROW =
      new NoPlaceException(Expansion.Outcome.TOO_NARROW);

  private final int worker;
  private final Plan plan;
  private final Questions questions;
  private final Trees trees;
  private final StateTable table;
  private final Candidates candidates;
  private final int[] row;
  private final int[] successorRow;
  private final long[] changed;
  private final long[] found;
  private long[] packed;
  private long[] successor;
  private Batch batch;
  private Layout batchLayout;
  private Layout layout;
  private Hash hash;
  private int current;
  private Expansion into;
  private int limit;
  private boolean asksInvariants;
  private boolean claimsSteps;
  private boolean constrained;
  private boolean comparable;
  private int generated;
  private long sum;

  Expander(int worker, Plan plan, StateTable table) {
    this.worker = worker;
    this.plan = plan;
    this.questions = plan.questions();
    this.trees = plan.trees();
    this.table = table;
    this.candidates = plan.candidates();
    int variables = questions.variables().size();
    this.row = new int[variables];
    this.successorRow = new int[variables];
    this.changed = new long[(variables + 63) / 64];
    this.found = new long[candidates.words()];
  }

  /** Gets ready for a round in which the worker may find so many fresh states. */
  void begin(int freshStates) {
    limit = freshStates;
    asksInvariants = plan.asksInvariants();
    claimsSteps = plan.claimsSteps();
    constrained = plan.isConstrained();
    layout = table.layout();
    hash = table.hash();
    packed = new long[layout.words()];
    successor = new long[layout.words()];
    if (batch == null || batchLayout != layout) {
      batch = new Batch(layout.words());
      batchLayout = layout;
    }
  }

  /** Expands the states from {@code first} to before {@code end}. */
  void expand(int first, int end, Expansion expansion) {
    into = expansion;
    into.begin(first, questions.observations().length);
    batch.clear();
    int done = 0;
    try {
      for (int state = first; state < end; state++) {
        // Where a state fails the search ends, so that what comes after does not matter.
        boolean last = !expand(state) || state == end - 1;
        if (last || batch.isWorthwhile()) {
          lookUp();
          done = into.count();
        }
        if (last) {
          break;
        }
      }
      into.end(Expansion.Outcome.COMPLETE);
    } catch (NoPlaceException e) {
      // What was done since the last look is done again.
      into.keep(done);
      into.end(e.outcome);
    }
  }

  private boolean expand(int state) {
    table.rows().copy(state, packed);
    layout.unpack(packed, row);
    current = state;
    generated = 0;
    int done = into.size();
    int waiting = batch.size();
    String doing = "";
    try {
      for (int i = 0; i < questions.observations().length; i++) {
        doing = plan.observing(i);
        into.observe(i, trees.leaf(questions.observations()[i], row, null).answer()[0]);
      }
      if (!plan.isEnd(state)) {
        sum = hash.sum(packed);
        doing = null;
        expandRow();
      }
      into.endState(generated);
      return true;
    } catch (StepFailure e) {
      fail(e, done, waiting);
    } catch (EvaluationFailure e) {
      into.event(new Expansion.Failure(doing, e.getMessage()));
    } catch (SpecException e) {
      into.event(new Expansion.Failure(null, e.getMessage()));
    }
    into.endState(generated);
    return false;
  }

  /** An evaluation failed on the way to a successor. */
  private static final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // It is caught by who threw it.
    private final Expansion.Event event;

    StepFailure(Expansion.Event event) {
      super(null, null, false, false);
      this.event = event;
    }
  }

  /**
   * The relation is taken apart before any part of it is taken: where that fails, too, it is what
   * fails first.
   */
  private void fail(StepFailure failure, int done, int waiting) {
    try {
      for (int question : questions.next().divided()) {
        divided(question);
      }
      into.event(failure.event);
    } catch (StepFailure e) {
      into.truncate(done);
      batch.truncate(waiting);
      into.event(e.event);
    }
  }

  private void expandRow() {
    candidates.in(row, found);
    int parts = questions.next().parts().length;
    for (int w = 0; w < found.length; w++) {
      for (long bits = found[w]; bits != 0; bits &= bits - 1) {
        int member = (w << 6) + Long.numberOfTrailingZeros(bits);
        if (member < parts) {
          take(questions.next().parts()[member], questions.next().steps()[member]);
        } else {
          divide(questions.next().divided()[member - parts]);
        }
      }
    }
  }

  private int[] divided(int question) {
    try {
      return trees.leaf(question, row, null).answer();
    } catch (EvaluationFailure e) {
      throw new StepFailure(
          new Expansion.Failure("taking the next-state relation apart", e.getMessage()));
    }
  }

  private void divide(int question) {
    int[] parts = divided(question);
    for (int i = 0; i < parts.length; i += 2) {
      take(parts[i], parts[i + 1]);
    }
  }

  private void take(int question, int step) {
    Leaf leaf;
    try {
      leaf = trees.leaf(question, row, null);
    } catch (EvaluationFailure e) {
      String doing = e.isOfResult() ? "checking the state after " : "taking ";
      throw new StepFailure(new Expansion.Failure(doing + plan.step(step), e.getMessage()));
    }
    if (leaf.isEmpty()) {
      return;
    }
    Successors.Successor[] successors = leaf.successors(layout).each();
    if (successors == null) {
      throw TOO_NARROW;
    }
    if (successors.length > 1) {
      // TLC makes all successors before one of them is looked at.
      for (Successors.Successor each : successors) {
        for (int i = 0; i < each.edited().length; i++) {
          edited(each.edits()[i], row[each.edited()[i]], question, step);
        }
      }
    }
    for (Successors.Successor each : successors) {
      generated++;
      if (each.missing().length > 0) {
        throw new StepFailure(new Expansion.Incomplete(step, each.missing()));
      }
      make(each, question, step);
      try {
        succeed(step);
      } catch (EvaluationFailure e) {
        throw new StepFailure(
            new Expansion.Failure("checking the state after " + plan.step(step), e.getMessage()));
      }
    }
  }

  private void make(Successors.Successor change, int question, int step) {
    for (int w = 0; w < successor.length; w++) {
      successor[w] = packed[w] & change.keep()[w] | change.put()[w];
    }
    for (int i = 0; i < change.edited().length; i++) {
      int variable = change.edited()[i];
      int id = edited(change.edits()[i], row[variable], question, step);
      if (!layout.holds(variable, id)) {
        throw TOO_NARROW;
      }
      int word = layout.word(variable);
      successor[word] = successor[word] & ~layout.bits(variable) | layout.put(variable, id);
    }
  }

  private int edited(int edit, int old, int question, int step) {
    try {
      return trees.edits().edited(edit, old);
    } catch (EvaluationFailure e) {
      throw new StepFailure(
          new Expansion.Failure(
              "taking " + plan.step(step), trees.repeated(question, row, e).getMessage()));
    }
  }

  private void succeed(int step) {
    long successorSum = sum;
    for (int w = 0; w < successor.length; w++) {
      if (successor[w] != packed[w]) {
        successorSum += hash.term(w, successor[w]) - hash.term(w, packed[w]);
      }
    }
    if (constrained || claimsSteps) {
      layout.unpack(successor, successorRow);
      if (!isKept()) {
        compare(current);
        List<Fresh.Doubt> doubts = doubts();
        if (!doubts.isEmpty()) {
          into.event(new Expansion.Beyond(step, successorRow.clone(), doubts));
        }
        forbid(step);
        return;
      }
      forbid(step);
    }
    batch.add(successor, Hash.of(successorSum), current, into.transition(step));
  }

  /** Looks for the successors that were found since the last look. */
  private void lookUp() {
    Fresh fresh = table.own(worker);
    if (fresh.size() + batch.size() > limit) {
      throw CROWDED;
    }
    batch.touch(table);
    for (int i = 0; i < batch.size(); i++) {
      batch.copy(i, successor);
      int before = fresh.size();
      into.setReference(batch.place(i), table.find(successor, batch.hashed(i), worker));
      if (fresh.size() != before && asksInvariants) {
        layout.unpack(successor, successorRow);
        table.unpack(batch.source(i), row);
        compare(batch.source(i));
        for (Fresh.Doubt doubt : doubts()) {
          fresh.doubt(before, doubt);
        }
      }
    }
    batch.clear();
  }

  private boolean isKept() {
    for (int constraint : questions.constraints()) {
      if (!trees.isTrue(constraint, successorRow, null)) {
        return false;
      }
    }
    for (int constraint : questions.actionConstraints()) {
      if (!trees.isTrue(constraint, row, successorRow)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Finds out which variables the successor has changed. Of a state that was found before the
   * search was interrupted the answers are not there, and what they depended on is not known.
   */
  private void compare(int source) {
    comparable = !plan.isRestored(source);
    java.util.Arrays.fill(changed, 0);
    for (int v = 0; v < row.length; v++) {
      if (row[v] != successorRow[v]) {
        changed[v >>> 6] |= 1L << v;
      }
    }
  }

  /** What is not true of the successor; the state that it comes from is all that is asked. */
  private List<Fresh.Doubt> doubts() {
    List<Fresh.Doubt> doubts = List.of();
    for (int invariant = 0; invariant < plan.invariants(); invariant++) {
      if (plan.isAsked(invariant)) {
        Fresh.Doubt doubt = doubt(invariant);
        if (doubt != null) {
          doubts = doubts.isEmpty() ? new ArrayList<>() : doubts;
          doubts.add(doubt);
        }
      }
    }
    return doubts;
  }

  private Fresh.Doubt doubt(int invariant) {
    try {
      for (int conjunct : plan.conjuncts(invariant)) {
        if (!(comparable && trees.tree(conjunct).isIndifferentTo(changed))
            && !trees.isTrue(conjunct, successorRow, null)) {
          return new Fresh.Doubt(invariant, null);
        }
      }
      return null;
    } catch (EvaluationFailure e) {
      return new Fresh.Doubt(invariant, e.getMessage());
    }
  }

  private void forbid(int step) {
    for (int claim = 0; claim < questions.claims().size(); claim++) {
      if (plan.isStepAsked(claim)) {
        for (int predicate : questions.claims().get(claim).steps()) {
          if (!trees.isTrue(predicate, row, successorRow)) {
            into.event(new Expansion.Forbidden(step, successorRow.clone(), claim));
            break;
          }
        }
      }
    }
  }
}
