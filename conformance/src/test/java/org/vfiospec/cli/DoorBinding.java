package org.vfiospec.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.replay.Binding;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.tlc.Revision;
import org.vfiospec.tlc.Step;

/** A door made of two variables. In revision {@code proposed} it sticks: nothing shuts it. */
public final class DoorBinding implements Binding {
  static final String FAULTY = "proposed";

  @Override
  public String protocol() {
    return "door";
  }

  @Override
  public String part() {
    return "Door";
  }

  @Override
  public List<String> variables() {
    return List.of("door", "place");
  }

  @Override
  public Subject subject(Revision revision, Map<String, Object> initial, Stepper stepper) {
    return new Door(revision.name().equals(FAULTY), stepper);
  }

  private static final class Door implements Subject {
    private final boolean sticks;
    private final Stepper stepper;
    private final Map<String, String> place = new HashMap<>(Map.of("p", "outside", "q", "outside"));
    private String openedBy = "nobody";

    Door(boolean sticks, Stepper stepper) {
      this.sticks = sticks;
      this.stepper = stepper;
    }

    @Override
    public void perform(Step step) {
      switch (step.action()) {
        case "Open" -> act(step, () -> openedBy = (String) step.arguments().get(0));
        case "Pass" -> act(step, () -> place.put((String) step.arguments().get(0), "inside"));
        case "Shut" -> stepper.act("spring", () -> openedBy = sticks ? openedBy : "nobody");
        default -> throw new UnreplayableException(step + " is no step of a door");
      }
    }

    private void act(Step step, Runnable action) {
      stepper.act((String) step.arguments().get(0), action);
    }

    @Override
    public Optional<String> outcome() {
      return Optional.empty();
    }

    @Override
    public Object observe(String variable) {
      return variable.equals("place")
          ? Map.copyOf(place)
          : Map.of("kind", openedBy.equals("nobody") ? "none" : "open", "by", openedBy);
    }

    @Override
    public String refuse(String request) {
      return "EACCES";
    }
  }
}
