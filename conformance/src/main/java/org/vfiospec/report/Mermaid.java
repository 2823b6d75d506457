package org.vfiospec.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.vfiospec.tlc.Step;

/** A counterexample as a sequence diagram in the language of Mermaid: a participant a context. */
public final class Mermaid {
  private final Counterexample counterexample;
  private final Map<String, String> participants = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private Mermaid(Counterexample counterexample) {
    this.counterexample = counterexample;
  }

  /** The diagram. */
  public static String of(Counterexample counterexample) {
    return new Mermaid(counterexample).diagram();
  }

  private String diagram() {
    int steps = counterexample.trace().steps().size();
    for (int i = 0; i < steps; i++) {
      participant(counterexample.step(i));
    }
    text.append("sequenceDiagram\n  title ").append(escaped(counterexample.title())).append('\n');
    participants.forEach(
        (context, id) ->
            text.append("  participant ")
                .append(id)
                .append(" as ")
                .append(escaped(context))
                .append('\n'));
    boolean loop = false;
    for (int i = 0; i < steps; i++) {
      if (counterexample.loopStartsBefore(i)) {
        text.append("  loop for ever\n");
        loop = true;
      }
      step(i);
    }
    if (loop) {
      text.append("  end\n");
    } else if (counterexample.trace().stutters() && steps > 0) {
      text.append("  Note over ")
          .append(participant(counterexample.step(steps - 1)))
          .append(": nothing happens any more\n");
    }
    return text.toString();
  }

  private void step(int index) {
    Step step = counterexample.step(index);
    String id = participant(step);
    String kernel = counterexample.guide().meaning(step.action()).kernel();
    text.append("  ")
        .append(id)
        .append("->>")
        .append(id)
        .append(": ")
        .append(index + 1)
        .append(". ")
        .append(escaped(counterexample.stepText(index)))
        .append(kernel.isEmpty() ? "" : "<br/>" + escaped(kernel))
        .append('\n');
    String changes =
        counterexample.changes(index).stream()
            .map(change -> escaped(change.toString()))
            .collect(Collectors.joining("<br/>"));
    if (!changes.isEmpty()) {
      text.append("  Note over ").append(id).append(": ").append(changes).append('\n');
    }
  }

  private String participant(Step step) {
    String context = counterexample.guide().context(step);
    return participants.computeIfAbsent(
        context.isEmpty() ? "the system" : context, name -> "c" + participants.size());
  }

  /** Mermaid ends a statement at a semicolon, begins an entity by a hash, and reads HTML. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      switch (c) {
        case '#' -> escaped.append("#35;");
        case ';' -> escaped.append("#59;");
        case '<' -> escaped.append("#lt;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
