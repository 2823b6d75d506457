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
import org.vfiospec.migration.v2.HalfArc;
import org.vfiospec.migration.v2.HandOver;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.migration.v2.PrecopyInfo;
import org.vfiospec.migration.v2.ResetOrder;
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
  private static final int NO_FD = -1;

  private static final Fields.Form HARDWARE = new Fields.Form("quiet", "frozen", "log", "gen");
  private static final Fields.Form FILE =
      new Fields.Form("kind", "pieces", "to", "final", "written");
  private static final Fields.Form IMAGE = new Fields.Form("read", "at");
  private static final Fields.Form THREAD =
      new Fields.Form("call", "pc", "wanted", "to", "file", "result");
  private static final Fields OUTSIDE = THREAD.of(NONE, "idle", NONE, NONE, NONE, OK);

  /** What MIG_DATA_SIZE tells, in bytes. */
  private static final long STOP_COPY_LENGTH = ShownHardware.PART;

  /** A part without its first byte. */
  private static final int PART_REST = ShownHardware.PART - 1;

  /** What a read must not touch has this value before. */
  private static final byte UNTOUCHED = 0x5a;

  private final Stepper stepper;
  private final DesignChoices choices;
  private final PiecewiseHardware hardware = new PiecewiseHardware();
  private final OneFd fds = new OneFd();
  private final MigratableDevice device;
  private final StatesView view;
  private final Map<String, StateCall> calls = new LinkedHashMap<>();
  private final Fields.Form users;
  private final List<String> names;
  private final ByteArrayOutputStream image = new ByteArrayOutputStream();
  private int made = ShownHardware.NOTHING;
  private boolean imageWhole;
  private byte[] lastStream = {};
  private String outcome;

  StatesSubject(DesignChoices choices, MigrationFlags flags, List<String> names, Stepper stepper) {
    this.stepper = stepper;
    this.choices = choices;
    this.names = names;
    users = new Fields.Form(names.toArray(String[]::new));
    device = new MigratableDevice(choices, flags, hardware, fds, STOP_COPY_LENGTH, StepPoints.NONE);
    view = device.view();
  }

  @Override
  public void perform(Step step) {
    outcome = null;
    List<Object> arguments = step.arguments();
    switch (step.action()) {
      case "Open" -> stepper.act(OPENER, this::open);
      case "Close" -> {
        stepper.act(OPENER, this::close);
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
        SetState call = device.set(DeviceState.valueOf((String) arguments.get(1)).number());
        expect(call.toString().equals("SET of " + arguments.get(1)), call + " was asked for");
        enter(user, call);
        advance(user, StateCall.Stage.BEGIN);
      }
      case "GetBegin" -> {
        enter(user, device.get());
        advance(user, StateCall.Stage.BEGIN);
      }
      case "InfoBegin" -> {
        boolean ok = Boolean.TRUE.equals(arguments.get(1));
        if (!ok) {
          hardware.next(ShownHardware.Next.FAILS);
        }
        GetPrecopyInfo call = device.info((SavingFile) fds.held());
        enter(user, call);
        advance(user, StateCall.Stage.BEGIN);
        Optional<PrecopyInfo> left = ok ? Optional.of(precopyInfo()) : Optional.empty();
        if (!call.info().equals(left)) {
          throw new Divergence("what is left is told as " + call.info() + ", not as " + left);
        }
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
        expect(
            stage(user) == StateCall.Stage.ARC || stage(user) == StateCall.Stage.CAPTURE,
            user + " is at no arc");
        hardware.next(failing(user, lost));
        stepper.step(user);
        expect(!hardware.waits(), "the hardware was told less than was to fail");
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
        if (call.done()) {
          expect(returned(call).equals(result(call)), "the call returns " + returned(call));
        }
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
    DataFile before = fds.held();
    DataFile made = call.made().orElseThrow();
    advance(user, StateCall.Stage.DELIVER);
    fds.full(false);
    boolean kept = before != null && !before.disabled();
    expect(fds.held() == (ok && !kept ? made : before), "user space has another file");
    expect(call.dataFd() == (ok ? OneFd.NUMBER : NO_FD), "data_fd is " + call.dataFd());
    expect(call.done(), "the file is not handed over: the call is at " + call.stage());
    int expected = ok ? 0 : Errno.EMFILE.result();
    expect(call.result() == expected, "the call returns " + call.result());
    outcome = user + (ok ? " has the data FD" : " gets EMFILE");
  }

  private void read() {
    int unread = view.transfer().bytes().length;
    byte[] part = new byte[ShownHardware.PART + 2];
    Arrays.fill(part, UNTOUCHED);
    int first = fds.held().read(part, 1, 1);
    expect(first == 1, "read gives " + first);
    expect(part[2] == UNTOUCHED, "a read gives more than was asked for");
    int rest = fds.held().read(part, 2, unread == ShownHardware.PART ? part.length - 2 : PART_REST);
    expect(rest == PART_REST, "read gives " + rest);
    expect(part[0] == UNTOUCHED && part[part.length - 1] == UNTOUCHED, "a read gives more");
    image.writeBytes(Arrays.copyOfRange(part, 1, part.length - 1));
    made = PiecewiseHardware.made(image.toByteArray());
  }

  private void readEnd() {
    int count = fds.held().read(new byte[1], 0, 1);
    expect(count == 0, "read gives " + count + ", not the end of the stream");
    lastStream = image.toByteArray();
    if (made == ShownHardware.NOTHING) {
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
    byte[] buffer = new byte[bytes.length + 2];
    System.arraycopy(bytes, 0, buffer, 1, bytes.length);
    int half = bytes.length / 2;
    int first = fds.held().write(buffer, 1, half);
    expect(first == half, "write gives " + first);
    int second = fds.held().write(buffer, 1 + half, bytes.length - half);
    expect(second == bytes.length - half, "write gives " + second);
  }

  private void discard() {
    image.reset();
    made = ShownHardware.NOTHING;
    imageWhole = false;
  }

  private void discardPart() {
    if (!imageWhole) {
      discard();
    }
  }

  /**
   * Which commands of an arc fail. An arc that commands twice fails at either: logging begins, then
   * the log is read; and where a failed capture is undone, hardware that cannot run on is lost.
   */
  private ShownHardware.Next[] failing(String user, boolean lost) {
    ShownHardware.Next fails = lost ? ShownHardware.Next.LOST : ShownHardware.Next.FAILS;
    if (stage(user) == StateCall.Stage.CAPTURE) {
      return lost && choices.halfArc() == HalfArc.UNDONE
          ? new ShownHardware.Next[] {ShownHardware.Next.FAILS, ShownHardware.Next.FAILS}
          : new ShownHardware.Next[] {fails};
    }
    boolean second =
        view.state() == DeviceState.RUNNING
            && ((SetState) calls.get(user)).to().equals(Optional.of(DeviceState.PRE_COPY));
    return second
        ? new ShownHardware.Next[] {ShownHardware.Next.WORKS, fails}
        : new ShownHardware.Next[] {fails};
  }

  private void open() {
    device.open();
    expectThrown(device::open, "an open device is opened");
    int resets = hardware.resets();
    device.reset();
    expect(hardware.resets() == resets + 1, "the hardware was not reset");
    expect(device.stopCopyLength() == STOP_COPY_LENGTH, "another estimate");
  }

  private void close() {
    device.close();
    refusedClosed();
    int resets = hardware.resets();
    device.close();
    expect(hardware.resets() == resets, "a closed device was reset");
  }

  private void refusedClosed() {
    expectThrown(device::get, "GET of a closed device");
    expectThrown(() -> device.set(0), "SET of a closed device");
    expectThrown(device::resetDevice, "reset of a closed device");
    expectThrown(() -> device.info(null), "what is left, of a closed device");
  }

  private static void expectThrown(Runnable call, String otherwise) {
    try {
      call.run();
    } catch (IllegalStateException expected) {
      return;
    }
    throw new Divergence(otherwise + " succeeds");
  }

  /** By what user space has read, and what is in the file. */
  private PrecopyInfo precopyInfo() {
    int unread = view.transfer().bytes().length;
    int initial = image.size() == 0 ? ShownHardware.PART : 0;
    return new PrecopyInfo(initial, unread - initial);
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

  /** What a call that is over gives to user space. */
  private static String returned(StateCall call) {
    if (call instanceof SetState set) {
      expect(set.dataFd() == NO_FD, "data_fd is " + set.dataFd());
      return answer(set.result());
    }
    return call instanceof GetPrecopyInfo info
        ? answer(info.result())
        : ((GetState) call).result().name();
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
          stepper.act(
              REFUSED_USER,
              () -> {
                answered[0] = name(held.read(new byte[1], 0, 1));
                int nothing = held.read(new byte[1], 0, 0);
                int expected = held.disabled() ? Errno.ENODEV.result() : Errno.EINVAL.result();
                expect(nothing == expected, "a read of nothing gives " + nothing);
              });
      case "write" ->
          stepper.act(REFUSED_USER, () -> answered[0] = name(held.write(new byte[1], 0, 1)));
      case "info" -> {
        answered[0] = refuse(device.info((SavingFile) held));
        stepper.act(
            REFUSED_USER,
            () ->
                expect(
                    result(device.precopyInfo((SavingFile) held)).equals(answered[0]),
                    "the same call from beginning to end is answered otherwise"));
      }
      case "SET of a number that is no state" -> {
        answered[0] = refuse(device.set(DeviceState.values().length));
        stepper.act(REFUSED_USER, this::refuseMore);
      }
      case "SET without a free number" -> {
        fds.full(true);
        answered[0] = refuse(device.set(DeviceState.STOP.number()));
        fds.full(false);
      }
      default -> answered[0] = refuse(device.set(stateOf(request).number()));
    }
    return answered[0];
  }

  /** What gives nothing in any state in which a call can be made. */
  private void refuseMore() {
    int reserved = fds.reserved();
    for (int number : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      expect(
          device.setState(number).result() == Errno.EINVAL.result(), number + " is no state, and");
    }
    expect(device.state() == view.state(), "GET reports " + device.state());
    if (fds.closed() instanceof SavingFile dead) {
      Errno expected = view.state().preCopies() ? Errno.ENODEV : Errno.EINVAL;
      int result = device.precopyInfo(dead).result();
      expect(result == expected.result(), "what is left of a dead transfer is told: " + result);
    }
    GetState get = device.get();
    SetState set = device.set(-1);
    for (StateCall call : List.of(get, set)) {
      try {
        call.run(StatesSubject::dieBeforeUnlock);
        throw new Divergence("the call does not drop the mutex");
      } catch (ThreadDied end) {
        expect(call.done(), "a call whose thread died goes on");
      }
    }
    expect(view.mutexOwner() == null, "a dead thread has the mutex");
    expect(fds.reserved() == reserved, fds.reserved() + " numbers are reserved");
  }

  private static void dieBeforeUnlock(Object call, Enum<?> stage) {
    if (stage == StateCall.Stage.UNLOCK) {
      expectThrown(
          call instanceof GetState get ? get::result : ((SetState) call)::result,
          "the result of a call that is under way");
      throw new ThreadDied();
    }
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
      case "reset" -> {
        if (view.opened()) {
          boolean waits = choices.reset() == ResetOrder.UNDER_MUTEX && view.mutexOwner() != null;
          expect(device.resetDevice().ready() != waits, "a reset waits, or does not");
        }
        yield pc(calls.get(RESET));
      }
      case "user" -> {
        requireReserved();
        yield users.of(names.stream().map(calls::get).map(this::thread).toArray());
      }
      case "fd" -> life(fds.held());
      case "image" -> image();
      default -> throw new IllegalArgumentException("no variable " + variable);
    };
  }

  private static String life(DataFile file) {
    return file == null ? NONE : file.disabled() ? "dead" : "live";
  }

  /** Numbers are reserved for SETs alone, from their beginning on if the revision says so. */
  private void requireReserved() {
    long setting =
        choices.handOver() == HandOver.RESERVED_FIRST
            ? calls.values().stream().filter(SetState.class::isInstance).count()
            : 0;
    expect(fds.reserved() == setting, fds.reserved() + " numbers are reserved");
  }

  private Object owner() {
    Object owner = view.mutexOwner();
    if (view.opened()) {
      expect(device.get().ready() == (owner == null), "a call waits, or does not");
    }
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
      case NONE -> FILE.of(NONE, List.of(), ShownHardware.NOTHING, false, NONE);
      case SAVING ->
          FILE.of(
              "saving",
              pieces(transfer.bytes()),
              transfer.complete() ? ShownHardware.NOTHING : hardware.given(),
              transfer.complete(),
              NONE);
      case LOADING ->
          FILE.of("loading", List.of(), ShownHardware.NOTHING, false, much(transfer.bytes()));
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
    for (int at = 0; at < unread.length; at += ShownHardware.PART) {
      int expected = first ? ShownHardware.ALL : ShownHardware.DIFFERENCE;
      ShownHardware.PayloadOf piece = ShownHardware.payload(unread, at);
      pieces.add(piece.made() == expected ? piece.generation() : ShownHardware.NOTHING);
      first = false;
    }
    return pieces;
  }

  private Fields image() {
    if (image.size() == 0) {
      return IMAGE.of(NONE, ShownHardware.NOTHING);
    }
    return IMAGE.of(imageWhole ? "whole" : "part", made);
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

  /** The hardware, to be looked at. */
  PiecewiseHardware hardware() {
    return hardware;
  }

  /** What the driver knows. */
  StatesView view() {
    return view;
  }

  /** The file behind the data FD that user space has; null if it has none. */
  DataFile held() {
    return fds.held();
  }

  /** The bytes of the stream that was read to its end last. */
  byte[] lastStream() {
    return lastStream;
  }

  /** The call that a context is in; null if it is in none. */
  StateCall call(String context) {
    return calls.get(context);
  }
}
