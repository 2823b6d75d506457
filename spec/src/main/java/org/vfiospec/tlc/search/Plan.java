package org.vfiospec.tlc.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.vfiospec.tlc.boundary.Claim;
import org.vfiospec.tlc.boundary.Evaluator;
import org.vfiospec.tlc.boundary.Questions;

/**
 * What a search asks in each state. The invariants are the configuration's, and after them what the
 * claims say of every state. What is asked changes only between rounds.
 */
final class Plan {
  private final Evaluator evaluator;
  private final Questions questions;
  private final List<String> observed;
  private final Extent extent;
  private final Trees trees;
  private final Candidates candidates;
  private final int[][] conjuncts;

  /** For each invariant, the claim that it is of, or -1. */
  private final int[] claimOf;

  private final boolean[] settledInvariants;
  private final boolean[] settledClaims;
  private final BitSet ends = new BitSet();
  private int restored;

  Plan(Evaluator evaluator, List<String> observed, Extent extent) {
    this.evaluator = evaluator;
    this.questions = evaluator.questions();
    this.observed = observed;
    this.extent = extent;
    this.trees = new Trees(evaluator);
    this.candidates =
        new Candidates(
            trees,
            IntStream.concat(
                    Arrays.stream(questions.next().parts()),
                    Arrays.stream(questions.next().divided()))
                .toArray());
    List<int[]> all = new ArrayList<>(Arrays.asList(questions.conjuncts()));
    List<Integer> claims = new ArrayList<>();
    all.forEach(each -> claims.add(-1));
    for (int c = 0; c < questions.claims().size(); c++) {
      if (questions.claims().get(c).always().length > 0) {
        all.add(questions.claims().get(c).always());
        claims.add(c);
      }
    }
    this.conjuncts = all.toArray(int[][]::new);
    this.claimOf = claims.stream().mapToInt(Integer::intValue).toArray();
    this.settledInvariants = new boolean[conjuncts.length];
    this.settledClaims = new boolean[questions.claims().size()];
  }

  Questions questions() {
    return questions;
  }

  Trees trees() {
    return trees;
  }

  Candidates candidates() {
    return candidates;
  }

  Extent extent() {
    return extent;
  }

  String step(int step) {
    return evaluator.steps().get(step).toString();
  }

  String observing(int observation) {
    return "evaluating " + observed.get(observation);
  }

  boolean isConstrained() {
    return questions.constraints().length + questions.actionConstraints().length > 0;
  }

  int invariants() {
    return conjuncts.length;
  }

  int[] conjuncts(int invariant) {
    return conjuncts[invariant];
  }

  /** Whether it matters if an invariant holds. */
  boolean isAsked(int invariant) {
    return !settledInvariants[invariant] || extent.endsAtViolations();
  }

  /** Whether there are invariants of which it matters. */
  boolean asksInvariants() {
    return IntStream.range(0, conjuncts.length).anyMatch(this::isAsked);
  }

  /** Whether this is the first violation of an invariant. */
  boolean settles(int invariant) {
    boolean first = !settledInvariants[invariant];
    settledInvariants[invariant] = true;
    int claim = claimOf[invariant];
    return first && (claim < 0 || settlesClaim(claim));
  }

  /** It is known that a property is violated. */
  void settle(String property, boolean ofConfiguration) {
    for (int i = 0; i < conjuncts.length; i++) {
      if (isOfConfiguration(i) == ofConfiguration && name(i).equals(property)) {
        settles(i);
      }
    }
    for (int c = 0; c < settledClaims.length && !ofConfiguration; c++) {
      if (questions.claims().get(c).property().equals(property)) {
        settlesClaim(c);
      }
    }
  }

  /** Whether this is the first violation of a claim. */
  boolean settlesClaim(int claim) {
    boolean first = !settledClaims[claim];
    settledClaims[claim] = true;
    return first;
  }

  /** The property that an invariant is, or belongs to. */
  String name(int invariant) {
    int claim = claimOf[invariant];
    return claim < 0
        ? questions.invariants().get(invariant)
        : questions.claims().get(claim).property();
  }

  boolean isOfConfiguration(int invariant) {
    return claimOf[invariant] < 0;
  }

  /** Whether there are claims of transitions of which it matters. */
  boolean claimsSteps() {
    return IntStream.range(0, settledClaims.length).anyMatch(this::isStepAsked);
  }

  /** Whether it matters if a claim of transitions holds. */
  boolean isStepAsked(int claim) {
    Claim asked = questions.claims().get(claim);
    return !settledClaims[claim] && asked.steps().length > 0;
  }

  /** The states that there are were found by another process, which went on to here. */
  void restored(int states) {
    restored = states;
  }

  boolean isRestored(int state) {
    return state < restored;
  }

  boolean isEnd(int state) {
    return ends.get(state);
  }

  void end(int state) {
    ends.set(state);
  }
}
