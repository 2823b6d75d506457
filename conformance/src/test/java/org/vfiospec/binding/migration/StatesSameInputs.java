package org.vfiospec.binding.migration;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.DeviceState;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.migration.v2.SavingFile;
import org.vfiospec.migration.v2.SetState;
import org.vfiospec.migration.v2.StateCall;
import org.vfiospec.migration.v2.StatesView;
import org.vfiospec.migration.v2.Transfer;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;
import org.vfiospec.vfio.StepPoints;

/**
 * A driver under the inputs of a trace that another driver took: the same calls and resets in the
 * same order, hardware that changes and fails where it did there, user space that reads and writes
 * where it did, and a number for a data FD only where there was one. What a driver does in its turn
 * is its own: a context that has to wait loses its turn. After every turn the properties are looked
 * at, and at the end all contexts run until nothing is left.
 */
final class StatesSameInputs {
  private static final String RESET = "reset";
  private static final int MOST_TURNS = 1_000;

  private final PiecewiseHardware hardware = new PiecewiseHardware();
  private final OneFd fds = new OneFd();
  private final MigratableDevice device;
  private final Map<String, StateCall> calls = new LinkedHashMap<>();
  private final Set<String> withoutNumber = new TreeSet<>();
  private final Set<String> faults = new TreeSet<>();
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final List<String> unfinished = new ArrayList<>();
  private int parts;
  private int source = ShownHardware.NOTHING;
  private byte[] whole = {};

  private StatesSameInputs(DesignChoices choices, Set<?> flags) {
    int bits =
        MigrationFlags.STOP_COPY
            | (flags.contains("P2P") ? MigrationFlags.P2P : 0)
            | (flags.contains("PRE_COPY") ? MigrationFlags.PRE_COPY : 0);
    device =
        new MigratableDevice(
            choices,
            new MigrationFlags(bits),
            hardware,
            fds,
            0,
            StatesSubject.LONGEST_TRANSFER,
            StepPoints.NONE);
  }

  /** The driver of these choices, taken along the trace and to its rest. */
  static StatesSameInputs of(DesignChoices choices, Trace trace) {
    StatesSameInputs run =
        new StatesSameInputs(choices, (Set<?>) trace.states().get(0).get("flags"));
    for (int i = 0; i < trace.steps().size(); i++) {
      run.turn(trace.steps(), i);
      run.look();
    }
    run.toItsRest();
    return run;
  }

  /** What was seen of violations: the property, and what happened. */
  Set<String> faults() {
    return faults;
  }

  /** The contexts whose calls did not come to an end. */
  List<String> unfinished() {
    return unfinished;
  }

  /** Whether hardware and transfer are those of the state that is reported. */
  static boolean faithful(StatesView view, PiecewiseHardware hardware) {
    DeviceState state = view.state();
    boolean runs =
        state == DeviceState.RUNNING || state == DeviceState.RUNNING_P2P || state.preCopies();
    boolean quiet = state == DeviceState.RUNNING_P2P || state == DeviceState.PRE_COPY_P2P;
    Transfer.Kind kind =
        state.saves()
            ? Transfer.Kind.SAVING
            : state == DeviceState.RESUMING ? Transfer.Kind.LOADING : Transfer.Kind.NONE;
    return state == DeviceState.ERROR
        || hardware.frozen() != runs
            && (!runs || hardware.quiet() == quiet)
            && hardware.logs() == state.preCopies()
            && view.transfer().kind() == kind;
  }

  private void turn(List<Step> steps, int at) {
    Step step = steps.get(at);
    switch (step.action()) {
      case "Open" -> device.open();
      case "Close" -> {
        toItsRest();
        device.close();
      }
      case "Change" -> {
        if (!hardware.frozen()) {
          hardware.change();
        }
      }
      case "ResetHardware" -> enter(RESET, device.resetDevice());
      case "ResetDone", "ResetUnlock" -> go(RESET);
      case "SetBegin" -> {
        String user = user(step);
        if (without(steps, at, user)) {
          withoutNumber.add(user);
        }
        fds.closeDead();
        enter(user, device.set(DeviceState.valueOf((String) step.arguments().get(1)).number()));
      }
      case "GetBegin" -> enter(user(step), device.get());
      case "InfoBegin" -> {
        if (fds.held() instanceof SavingFile file) {
          enter(user(step), device.info(file));
        }
      }
      case "ArcFails" -> {
        boolean lost = "ERROR".equals(step.arguments().get(1));
        hardware.next(lost ? ShownHardware.Next.LOST : ShownHardware.Next.FAILS);
        go(user(step));
        hardware.next();
      }
      case "Read" -> read();
      case "ReadEnd" -> readEnd();
      case "Write" -> write("whole".equals(step.arguments().get(1)));
      default -> go(user(step));
    }
  }

  private static String user(Step step) {
    return (String) step.arguments().get(0);
  }

  /** Whether the SET that begins there is going to be without a number for its file. */
  private static boolean without(List<Step> steps, int begin, String user) {
    for (int i = begin + 1; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (!step.arguments().isEmpty() && user.equals(step.arguments().get(0))) {
        if (step.action().equals("SetDeliver")) {
          return Boolean.FALSE.equals(step.arguments().get(1));
        }
        if (step.action().endsWith("Begin")) {
          return false;
        }
      }
    }
    return false;
  }

  /** The call that a context is still in comes to its end first, as far as it does. */
  private void enter(String context, StateCall call) {
    for (int i = 0; calls.containsKey(context) && i < MOST_TURNS; i++) {
      List.copyOf(calls.keySet()).forEach(this::go);
    }
    if (!calls.containsKey(context)) {
      calls.put(context, call);
      go(context);
    }
  }

  private void go(String context) {
    StateCall call = calls.get(context);
    if (call == null || !call.ready()) {
      return;
    }
    fds.full(withoutNumber.contains(context));
    boolean frozen = hardware.frozen();
    call.step();
    fds.full(false);
    if (!frozen && hardware.frozen()) {
      source = hardware.generation();
    }
    if (call.done()) {
      calls.remove(context);
      withoutNumber.remove(context);
      if (call instanceof SetState set
          && set.result() == 0
          && set.wanted().equals(java.util.Optional.of(DeviceState.ERROR))) {
        faults.add("ErrorNeverRequested: " + context + " got it");
      }
    }
  }

  private void read() {
    byte[] part = new byte[ShownHardware.PART];
    if (fds.held() != null && fds.held().read(part, 0, part.length) == part.length) {
      stream.writeBytes(part);
    }
  }

  private void readEnd() {
    DataFile file = fds.held();
    if (file != null && stream.size() > 0 && file.read(new byte[1], 0, 1) == 0) {
      whole = stream.toByteArray();
      int made = PiecewiseHardware.made(whole);
      if (made != source) {
        faults.add("StreamIsWhole: it makes " + made + ", the source was frozen in " + source);
      }
      stream.reset();
    }
  }

  private void write(boolean rest) {
    if (fds.held() != null && whole.length > 0) {
      int half = whole.length - 1;
      fds.held().write(whole, rest ? half : 0, rest ? 1 : half);
    }
  }

  private void look() {
    for (; parts < hardware.gave().size(); parts++) {
      if (ShownHardware.payload(hardware.gave().get(parts), 0).made() == ShownHardware.TORN) {
        faults.add("CaptureOnlyWhenStopped: it ran when it was captured");
      }
    }
    if (!hardware.frozen() && hardware.generation() == ShownHardware.NOTHING) {
      faults.add("BadDataNeverRuns: it runs, and its state is undefined");
    }
    StatesView view = device.view();
    if (view.opened() && calls.isEmpty()) {
      if (!faithful(view, hardware)) {
        faults.add("StateFidelity: " + view.state() + " is reported");
      }
      boolean transfers = view.transfer().kind() != Transfer.Kind.NONE;
      if (transfers && (fds.held() == null || fds.held().disabled())) {
        faults.add("TransferHasFd: in " + view.state() + " nobody has the file");
      }
    }
  }

  private void toItsRest() {
    for (int i = 0; i < MOST_TURNS && !calls.isEmpty(); i++) {
      List.copyOf(calls.keySet()).forEach(this::go);
    }
    unfinished.addAll(calls.keySet());
    look();
  }
}
