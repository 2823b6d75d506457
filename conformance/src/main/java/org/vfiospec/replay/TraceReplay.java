package org.vfiospec.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Step;

/**
 * Takes an implementation along one trace, such as a counterexample, or what a {@link
 * ReplayedDivergence} has recorded.
 */
public final class TraceReplay {
  private final Binding binding;
  private final Revision revision;
  private final Stepper stepper;
  private final List<String> outcomes = new ArrayList<>();

  /** A replay not yet run. */
  public TraceReplay(Binding binding, Revision revision, Stepper stepper) {
    this.binding = binding;
    this.revision = revision;
    this.stepper = stepper;
  }

  /**
   * Replays a trace, comparing every mapped variable after every step.
   *
   * @param states one more than there are steps
   * @return every step is an edge here, or a refusal; at the first divergence the replay ends
   * @throws UnreplayableException if the trace is none that the implementation is bound to
   */
  public ReplayReport run(List<Map<String, Object>> states, List<Step> steps) {
    requireVariables(states);
    long begin = System.nanoTime();
    List<ReplayedDivergence> divergences = new ArrayList<>();
    int done = 0;
    try {
      Subject subject = binding.subject(revision, states.get(0), stepper);
      compare(subject, states.get(0), "the beginning");
      for (; done < steps.size(); done++) {
        take(subject, steps.get(done), done + 1, states.get(done + 1));
      }
    } catch (Divergence divergence) {
      int end = Math.min(done + 1, steps.size());
      divergences.add(
          new ReplayedDivergence(divergence, steps.subList(0, end), states.subList(0, end + 1)));
    } finally {
      stepper.reset();
    }
    long refusals = steps.stream().filter(Refusal::is).count();
    long refusalsDone = steps.subList(0, done).stream().filter(Refusal::is).count();
    return new ReplayReport(
        ReplayReport.Extent.TRACE,
        steps.size() - refusals,
        done - refusalsDone,
        refusals,
        refusalsDone,
        done,
        (System.nanoTime() - begin) / 1e9,
        divergences.size(),
        divergences);
  }

  /** What the steps of the run gave to user space, in their order. */
  public List<String> outcomes() {
    return List.copyOf(outcomes);
  }

  private void requireVariables(List<Map<String, Object>> states) {
    for (Map<String, Object> state : states) {
      if (!state.keySet().containsAll(binding.variables())) {
        List<String> missing = new ArrayList<>(binding.variables());
        missing.removeAll(state.keySet());
        throw new UnreplayableException(
            "the states lack " + String.join(", ", missing) + ", which are to be compared");
      }
    }
  }

  private void take(Subject subject, Step step, int number, Map<String, Object> after) {
    if (Refusal.is(step)) {
      Refusal refusal = Refusal.of(step, after);
      refusal.make(subject);
      compare(subject, after, refusal);
      return;
    }
    subject.perform(step);
    subject.outcome().ifPresent(outcome -> outcomes.add("step " + number + ": " + outcome));
    compare(subject, after, step);
  }

  private void compare(Subject subject, Map<String, Object> expected, Object after) {
    for (String variable : binding.variables()) {
      Comparison.require(variable, expected.get(variable), subject.observe(variable), after);
    }
  }
}
