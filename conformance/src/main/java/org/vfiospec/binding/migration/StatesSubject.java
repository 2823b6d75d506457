package org.vfiospec.binding.migration;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.DeviceState;
import org.vfiospec.migration.v2.GetPrecopyInfo;
import org.vfiospec.migration.v2.GetState;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.migration.v2.SavingFile;
import org.vfiospec.migration.v2.SetState;
import org.vfiospec.migration.v2.StateCall;
import org.vfiospec.migration.v2.StatesView;
import org.vfiospec.migration.v2.Transfer;
import org.vfiospec.replay.Divergence;
import org.vfiospec.replay.Fields;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.tlc.Step;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.StepPoints;

/** A device, its hardware and its user space, as module MigrationStates sees them. */
final class StatesSubject implements Subject {
  private static final String RESET = "reset";
  private static final String OPENER = "opener";
  private static final String DEVICE = "device";
  private static final String REFUSED_USER = "refused user";
  private static final String NONE = "none";

  /** More than any refused request takes: before the fix the driver may look for ever. */
  private static final int MOST_STEPS = 20;

  private static final String OK = "OK";

  private static final Fields.Form HARDWARE = new Fields.Form("quiet", "frozen", "log", "gen");
  private static final Fields.Form FILE =
      new Fields.Form("kind", "pieces", "to", "final", "written");
  private static final Fields.Form IMAGE = new Fields.Form("read", "at");
  private static final Fields.Form THREAD =
      new Fields.Form("call", "pc", "wanted", "to", "file", "result");
  private static final Fields OUTSIDE = THREAD.of(NONE, "idle", NONE, NONE, NONE, OK);

  private final Stepper stepper;
  private final PiecewiseHardware hardware = new PiecewiseHardware();
  private final OneFd fds = new OneFd();
  private final MigratableDevice device;
  private final StatesView view;
  private final Map<String, StateCall> calls = new LinkedHashMap<>();
  private final Fields.Form users;
  private final List<String> names;
  private final ByteArrayOutputStream image = new ByteArrayOutputStream();
  private boolean imageWhole;
  private String outcome;

  StatesSubject(DesignChoices choices, MigrationFlags flags, List<String> names, Stepper stepper) {
    this.stepper = stepper;
    this.names = names;
    users = new Fields.Form(names.toArray(String[]::new));
    device = new MigratableDevice(choices, flags, hardware, fds, 0, StepPoints.NONE);
    view = device.view();
  }

  @Override
  public void perform(Step step) {
    outcome = null;
    List<Object> arguments = step.arguments();
    switch (step.action()) {
      case "Open" -> stepper.act(OPENER, device::open);
      case "Close" -> {
        stepper.act(OPENER, device::close);
        discardPart();
      }
      case "Change" -> stepper.act(DEVICE, hardware::change);
      case "ResetHardware" -> {
        enter(RESET, device.resetDevice());
        advance(RESET, StateCall.Stage.HARDWARE);
      }
      case "ResetDone" -> advance(RESET, StateCall.Stage.DONE);
      case "ResetUnlock" -> {
        advance(RESET, StateCall.Stage.UNLOCK);
        expect(calls.get(RESET).done(), "the reset goes on");
      }
      default -> user(step.action(), (String) arguments.get(0), arguments);
    }
    calls.values().removeIf(StateCall::done);
  }

  private void user(String action, String user, List<Object> arguments) {
    switch (action) {
      case "SetBegin" -> {
        fds.closeDead();
        enter(user, device.set(DeviceState.valueOf((String) arguments.get(1)).number()));
        advance(user, StateCall.Stage.BEGIN);
      }
      case "GetBegin" -> {
        enter(user, device.get());
        advance(user, StateCall.Stage.BEGIN);
      }
      case "InfoBegin" -> {
        fail(!Boolean.TRUE.equals(arguments.get(1)), PiecewiseHardware.Next.FAILS);
        enter(user, device.info((SavingFile) fds.held()));
        advance(user, StateCall.Stage.BEGIN);
      }
      case "SetSkip" -> advance(user, StateCall.Stage.SKIP);
      case "ArcQuiesce",
          "ArcUnquiesce",
          "ArcFreeze",
          "ArcUnfreeze",
          "ArcBeginLoading",
          "ArcLoadBad" ->
          advance(user, StateCall.Stage.ARC);
      case "ArcStartLogging" -> {
        advance(user, StateCall.Stage.ARC);
        discard();
      }
      case "ArcStopLogging", "ArcEndSaving", "ArcLoad" -> {
        advance(user, StateCall.Stage.ARC);
        discardPart();
      }
      case "ArcCapture" -> {
        boolean second = stage(user) == StateCall.Stage.CAPTURE;
        advance(user, second ? StateCall.Stage.CAPTURE : StateCall.Stage.ARC);
        if (!second) {
          discard();
        }
      }
      case "ArcFails" -> {
        boolean lost = "ERROR".equals(arguments.get(1));
        fail(true, lost ? PiecewiseHardware.Next.LOST : PiecewiseHardware.Next.FAILS);
        expect(
            stage(user) == StateCall.Stage.ARC || stage(user) == StateCall.Stage.CAPTURE,
            user + " is at no arc");
        stepper.step(user);
        if (lost) {
          discardPart();
        }
      }
      case "Unlock" -> {
        StateCall call = calls.get(user);
        advance(user, StateCall.Stage.UNLOCK);
        expect(
            result(call).equals(arguments.get(1)),
            "the call returns " + result(call) + ", not " + arguments.get(1));
        outcome = user + " gets " + result(call);
      }
      case "UnlockDeferred" -> {
        advance(user, StateCall.Stage.UNLOCK);
        expect(stage(user) == StateCall.Stage.CLEAN, "no reset was deferred");
      }
      case "Clean" -> {
        advance(user, StateCall.Stage.CLEAN);
        discardPart();
      }
      case "SetDeliver" -> deliver(user, Boolean.TRUE.equals(arguments.get(1)));
      case "Read" -> stepper.act(user, this::read);
      case "ReadEnd" -> stepper.act(user, this::readEnd);
      case "Write" -> stepper.act(user, () -> write("whole".equals(arguments.get(1))));
      default -> throw new UnreplayableException("the binding does not know the action " + action);
    }
  }

  private void deliver(String user, boolean ok) {
    fds.full(!ok);
    SetState call = (SetState) calls.get(user);
    advance(user, StateCall.Stage.DELIVER);
    fds.full(false);
    expect(call.done(), "the file is not handed over: the call is at " + call.stage());
    int expected = ok ? 0 : Errno.EMFILE.result();
    expect(call.result() == expected, "the call returns " + call.result());
    outcome = user + (ok ? " has the data FD" : " gets EMFILE");
  }

  private void read() {
    byte[] part = new byte[PiecewiseHardware.PART];
    int count = fds.held().read(part, 0, part.length);
    expect(count == part.length, "read gives " + count);
    image.writeBytes(part);
  }

  private void readEnd() {
    int count = fds.held().read(new byte[1], 0, 1);
    expect(count == 0, "read gives " + count + ", not the end of the stream");
    if (PiecewiseHardware.generation(image.toByteArray()) == PiecewiseHardware.NOTHING) {
      discard();
    } else {
      imageWhole = true;
    }
  }

  /** All but the last byte; then that. */
  private void write(boolean rest) {
    byte[] all = image.toByteArray();
    byte[] bytes =
        rest
            ? new byte[] {all[all.length - 1]}
            : imageWhole ? Arrays.copyOf(all, all.length - 1) : new byte[1];
    int count = fds.held().write(bytes, 0, bytes.length);
    expect(count == bytes.length, "write gives " + count);
  }

  private void discard() {
    image.reset();
    imageWhole = false;
  }

  private void discardPart() {
    if (!imageWhole) {
      discard();
    }
  }

  private void fail(boolean fails, PiecewiseHardware.Next how) {
    hardware.next(fails ? how : PiecewiseHardware.Next.WORKS);
  }

  private void enter(String context, StateCall call) {
    calls.put(context, call);
    stepper.enter(context, call);
  }

  private StateCall.Stage stage(String context) {
    StateCall call = calls.get(context);
    return call == null ? null : call.stage();
  }

  private void advance(String context, StateCall.Stage stage) {
    expect(stage(context) == stage, context + " is at " + stage(context) + ", not at " + stage);
    stepper.step(context);
  }

  private static void expect(boolean condition, String otherwise) {
    if (!condition) {
      throw new Divergence(otherwise);
    }
  }

  private static String answer(Integer result) {
    return result == null || result == 0 ? OK : Errno.of(result).name();
  }

  private static String result(StateCall call) {
    if (call instanceof SetState set) {
      return answer(set.answer());
    }
    if (call instanceof GetPrecopyInfo info) {
      return answer(info.answer());
    }
    return call instanceof GetState get ? get.seen().name() : OK;
  }

  @Override
  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  @Override
  public String refuse(String request) {
    String[] answered = {OK};
    DataFile held = fds.held();
    switch (request) {
      case "read" ->
          stepper.act(REFUSED_USER, () -> answered[0] = name(held.read(new byte[1], 0, 1)));
      case "write" ->
          stepper.act(REFUSED_USER, () -> answered[0] = name(held.write(new byte[1], 0, 1)));
      case "info" -> answered[0] = refuse(device.info((SavingFile) held));
      case "SET of a number that is no state" -> answered[0] = refuse(device.set(8));
      case "SET without a free number" -> {
        fds.full(true);
        answered[0] = refuse(device.set(DeviceState.STOP.number()));
        fds.full(false);
      }
      default -> answered[0] = refuse(device.set(stateOf(request).number()));
    }
    return answered[0];
  }

  private static DeviceState stateOf(String request) {
    return Arrays.stream(DeviceState.values())
        .filter(state -> request.equals("SET of " + state))
        .findFirst()
        .orElseThrow(
            () -> new UnreplayableException("the binding does not know the request " + request));
  }

  private static String name(int result) {
    return result < 0 ? Errno.of(result).name() : Integer.toString(result);
  }

  private String refuse(StateCall call) {
    stepper.enter(REFUSED_USER, call);
    for (int steps = 0; !call.done(); steps++) {
      expect(steps < MOST_STEPS, "the refused request does not come to an end");
      stepper.step(REFUSED_USER);
    }
    return result(call);
  }

  @Override
  public Object observe(String variable) {
    return switch (variable) {
      case "flags" -> StatesBinding.names(device.flags());
      case "opened" -> view.opened();
      case "state" -> view.state().name();
      case "hw" ->
          HARDWARE.of(hardware.quiet(), hardware.frozen(), hardware.logs(), hardware.generation());
      case "file" -> file();
      case "mutex" -> owner();
      case "deferred" -> view.deferredReset();
      case "reset" -> pc(calls.get(RESET));
      case "user" -> users.of(names.stream().map(calls::get).map(this::thread).toArray());
      case "fd" -> life(fds.held());
      case "image" -> image();
      default -> throw new IllegalArgumentException("no variable " + variable);
    };
  }

  private static String life(DataFile file) {
    return file == null ? NONE : file.disabled() ? "dead" : "live";
  }

  private Object owner() {
    Object owner = view.mutexOwner();
    if (owner == null) {
      return "free";
    }
    return calls.entrySet().stream()
        .filter(call -> call.getValue() == owner)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("somebody");
  }

  private Fields file() {
    Transfer transfer = view.transfer();
    return switch (transfer.kind()) {
      case NONE -> FILE.of(NONE, List.of(), PiecewiseHardware.NOTHING, false, NONE);
      case SAVING ->
          FILE.of(
              "saving",
              pieces(transfer.bytes()),
              transfer.complete() ? PiecewiseHardware.NOTHING : hardware.given(),
              transfer.complete(),
              NONE);
      case LOADING ->
          FILE.of("loading", List.of(), PiecewiseHardware.NOTHING, false, much(transfer.bytes()));
    };
  }

  private String much(byte[] written) {
    if (written.length == 0) {
      return NONE;
    }
    return imageWhole && Arrays.equals(written, image.toByteArray()) ? "whole" : "part";
  }

  /** What the unread parts complete, each by itself, behind what was read. */
  private List<Integer> pieces(byte[] unread) {
    List<Integer> pieces = new ArrayList<>();
    boolean first = image.size() == 0;
    for (int at = 0; at < unread.length; at += PiecewiseHardware.PART) {
      byte expected = first ? PiecewiseHardware.ALL : PiecewiseHardware.DIFFERENCE;
      pieces.add(unread[at] == expected ? (int) unread[at + 1] : PiecewiseHardware.NOTHING);
      first = false;
    }
    return pieces;
  }

  private Fields image() {
    if (image.size() == 0) {
      return IMAGE.of(NONE, PiecewiseHardware.NOTHING);
    }
    return IMAGE.of(
        imageWhole ? "whole" : "part", PiecewiseHardware.generation(image.toByteArray()));
  }

  private static String pc(StateCall call) {
    if (call == null || call.done()) {
      return "idle";
    }
    return switch (call.stage()) {
      case BEGIN -> "begin";
      case SKIP -> "skip";
      case ARC -> "arc";
      case CAPTURE -> "capture";
      case UNLOCK -> "unlock";
      case CLEAN -> "clean";
      case DELIVER -> "deliver";
      case HARDWARE -> "hardware";
      case DONE -> "done";
    };
  }

  private Fields thread(StateCall call) {
    if (call == null || call.done()) {
      return OUTSIDE;
    }
    if (call instanceof SetState set) {
      boolean moving = set.answer() == null;
      return THREAD.of(
          "set",
          pc(call),
          moving ? set.wanted().map(Enum::name).orElse(NONE) : NONE,
          set.to().map(Enum::name).orElse(NONE),
          life(set.made().orElse(null)),
          answer(set.answer()));
    }
    String name = call instanceof GetState ? "get" : "info";
    return THREAD.of(name, pc(call), NONE, NONE, NONE, result(call));
  }
}
