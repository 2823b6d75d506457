package org.vfiospec.report;

import java.util.List;
import java.util.Map;
import org.vfiospec.tlc.Property;
import org.vfiospec.tlc.Protocol;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;

/** A behaviour that violates a property, with all that is needed to tell it. */
public record Counterexample(
    Protocol protocol, Revision revision, Property property, Trace trace, ActionGuide guide) {

  /** What step {@code index} changed, but for what the model's bounds count. */
  List<Change> changes(int index) {
    List<String> told =
        trace.variables().stream().filter(variable -> !guide.isBound(variable)).toList();
    return Change.between(told, trace.states().get(index), after(index));
  }

  Step step(int index) {
    return trace.steps().get(index);
  }

  /** The action of step {@code index}, with its arguments. */
  String stepText(int index) {
    return ValueText.of(step(index));
  }

  /** Whether the behaviour goes on from here for ever. */
  boolean loopStartsBefore(int index) {
    return trace.loopStart().isPresent()
        && !trace.stutters()
        && trace.loopStart().getAsInt() == index;
  }

  String title() {
    return protocol.name() + " " + revision.name() + " violates " + property.name();
  }

  private Map<String, Object> after(int index) {
    return index + 1 < trace.states().size()
        ? trace.states().get(index + 1)
        : trace.states().get(trace.loopStart().orElseThrow());
  }
}
