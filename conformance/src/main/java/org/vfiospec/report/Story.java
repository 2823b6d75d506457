package org.vfiospec.report;

import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Step;

/** A counterexample as a story: a number a step, below it what the step changed. */
public final class Story {
  private static final String INDENT = "       ";

  private Story() {}

  /** The story. */
  public static String of(Counterexample counterexample) {
    int steps = counterexample.trace().steps().size();
    StringBuilder text = new StringBuilder();
    text.append(counterexample.title())
        .append(" (")
        .append(counterexample.revision().since())
        .append(")\n")
        .append(
            steps == 0
                ? "in an initial state:"
                : "after " + steps + (steps == 1 ? " step:" : " steps:"))
        .append("\n\n");
    if (steps == 0) {
      initialState(counterexample.trace().states().get(0), text);
    }
    shortForm(counterexample, text);
    for (int i = 0; i < steps; i++) {
      if (counterexample.loopStartsBefore(i)) {
        text.append("   -- from here on, the steps repeat for ever --\n");
      }
      step(counterexample, i, text);
    }
    if (counterexample.trace().stutters()) {
      text.append("   -- and then nothing happens any more, for ever --\n");
    } else if (counterexample.trace().loopStart().isPresent()) {
      text.append("   -- and again from step ")
          .append(counterexample.trace().loopStart().getAsInt() + 1)
          .append(" --\n");
    }
    return text.toString();
  }

  /** The steps that change what the guide says is telling, and the last one. */
  private static void shortForm(Counterexample counterexample, StringBuilder text) {
    ActionGuide guide = counterexample.guide();
    StringBuilder told = new StringBuilder();
    int last = counterexample.trace().steps().size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean telling =
          counterexample.changes(i).stream().anyMatch(change -> guide.isTelling(change.variable()));
      Step step = counterexample.step(i);
      if ((telling || i == last) && !guide.does(step).isEmpty()) {
        told.append(String.format("%4d. ", i + 1))
            .append(guide.context(step))
            .append(' ')
            .append(guide.does(step))
            .append('\n');
      }
    }
    if (!told.isEmpty()) {
      text.append("in short\n").append(told).append("\nstep by step\n");
    }
  }

  private static void step(Counterexample counterexample, int index, StringBuilder text) {
    Step step = counterexample.step(index);
    ActionGuide guide = counterexample.guide();
    String context = guide.context(step);
    String kernel = guide.meaning(step.action()).kernel();
    text.append(String.format("%4d. ", index + 1))
        .append(context.isEmpty() ? "" : context + ": ")
        .append(counterexample.stepText(index))
        .append(kernel.isEmpty() ? "" : "  [" + kernel + "]")
        .append('\n');
    String does = guide.does(step);
    if (!does.isEmpty()) {
      text.append(INDENT).append(does).append('\n');
    }
    List<Change> changes = counterexample.changes(index);
    for (Change change : changes) {
      text.append(INDENT)
          .append("  ")
          .append(change)
          .append(guide.isHistory(change.variable()) ? "  (history)" : "")
          .append('\n');
    }
    if (changes.isEmpty()) {
      text.append(INDENT).append("  nothing changes\n");
    }
  }

  private static void initialState(Map<String, Object> state, StringBuilder text) {
    state.forEach(
        (variable, value) ->
            text.append(INDENT)
                .append(variable)
                .append(": ")
                .append(ValueText.of(value))
                .append('\n'));
  }
}
