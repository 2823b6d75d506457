package org.vfiospec.binding.ccw;

import java.util.List;
import java.util.Map;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.tlc.Revision;

/** The binding of protocol {@code ccw}. */
public final class CcwBinding implements Binding {

  @Override
  public String protocol() {
    return "ccw";
  }

  @Override
  public List<String> variables() {
    return List.of("fsm", "cp", "sch", "irq", "slot", "work", "region", "eventfd", "mutex", "user");
  }

  @Override
  public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
    return new CcwSubject(
        DesignChoices.of(revision.choices()), UserThread.namedIn(initial), stepper);
  }
}
