package org.vfiospec.binding.ccw;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.tlc.Revision;

/** The binding of protocol {@code ccw}. */
public final class CcwBinding implements Binding {
  private final Map<Map<String, Object>, DesignChoices> parsed = new ConcurrentHashMap<>();

  @Override
  public String protocol() {
    return "ccw";
  }

  @Override
  public String part() {
    return "VfioCcw";
  }

  @Override
  public List<String> variables() {
    return List.of("fsm", "cp", "sch", "irq", "slot", "work", "region", "eventfd", "mutex", "user");
  }

  @Override
  public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
    return new CcwSubject(
        parsed.computeIfAbsent(revision.choices(), DesignChoices::of),
        UserThread.namedIn(initial),
        stepper);
  }
}
