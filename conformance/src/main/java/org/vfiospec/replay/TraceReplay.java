package org.vfiospec.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Step;

/** Takes an implementation along one trace, such as a counterexample. */
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
   * @return every step is an edge here; at the first divergence the replay ends
   */
  public ReplayReport run(List<Map<String, Object>> states, List<Step> steps) {
    long begin = System.nanoTime();
    List<ReplayedDivergence> divergences = new ArrayList<>();
    int done = 0;
    try {
      Subject subject = binding.subject(revision, stepper);
      compare(subject, states.get(0), "the beginning");
      for (; done < steps.size(); done++) {
        subject.perform(steps.get(done));
        int number = done + 1;
        subject.outcome().ifPresent(outcome -> outcomes.add("step " + number + ": " + outcome));
        compare(subject, states.get(done + 1), steps.get(done));
      }
    } catch (Divergence divergence) {
      int end = Math.min(done + 1, steps.size());
      divergences.add(
          new ReplayedDivergence(
              divergence.getMessage(), steps.subList(0, end), states.subList(0, end + 1)));
    } finally {
      stepper.reset();
    }
    return new ReplayReport(
        steps.size(),
        done,
        0,
        0,
        done,
        (System.nanoTime() - begin) / 1e9,
        divergences.size(),
        divergences);
  }

  /** What the steps of the run gave to user space, in their order. */
  public List<String> outcomes() {
    return List.copyOf(outcomes);
  }

  private void compare(Subject subject, Map<String, Object> expected, Object after) {
    for (String variable : binding.variables()) {
      Comparison.require(variable, expected.get(variable), subject.observe(variable), after);
    }
  }
}
