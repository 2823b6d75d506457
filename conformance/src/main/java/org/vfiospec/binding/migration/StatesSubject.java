package org.vfiospec.binding.migration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.DeviceState;
import org.vfiospec.migration.v2.GetPrecopyInfo;
import org.vfiospec.migration.v2.HalfArc;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.migration.v2.PrecopyInfo;
import org.vfiospec.migration.v2.SavingFile;
import org.vfiospec.migration.v2.SetState;
import org.vfiospec.migration.v2.StateCall;
import org.vfiospec.migration.v2.StatesView;
import org.vfiospec.replay.Divergence;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.Subject;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.tlc.Step;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.StepPoints;

/** A device, its hardware and its user space, as module MigrationStates sees them. */
final class StatesSubject implements Subject {
  private static final String RESET = ObservedStates.RESET;
  private static final String OPENER = "opener";
  private static final String DEVICE = "device";

  private static final int NO_FD = -1;

  /** What MIG_DATA_SIZE tells, in bytes. */
  private static final long STOP_COPY_LENGTH = ShownHardware.PART;

  /** More than any transfer of a model has. */
  static final int LONGEST_TRANSFER = 64 * ShownHardware.PART;

  private final Stepper stepper;
  private final DesignChoices choices;
  private final PiecewiseHardware hardware = new PiecewiseHardware();
  private final OneFd fds = new OneFd();
  private final MigratableDevice device;
  private final StatesView view;
  private final Map<String, StateCall> calls = new LinkedHashMap<>();
  private final DataFdUser dataFd = new DataFdUser(fds);
  private final ObservedStates observed;
  private final StatesRefusals refusals;
  private String outcome;

  StatesSubject(DesignChoices choices, MigrationFlags flags, List<String> names, Stepper stepper) {
    this.stepper = stepper;
    this.choices = choices;
    device =
        new MigratableDevice(
            choices, flags, hardware, fds, STOP_COPY_LENGTH, LONGEST_TRANSFER, StepPoints.NONE);
    view = device.view();
    observed = new ObservedStates(choices, device, hardware, fds, dataFd, names, calls);
    refusals = new StatesRefusals(device, fds, stepper);
  }

  @Override
  public void perform(Step step) {
    outcome = null;
    List<Object> arguments = step.arguments();
    switch (step.action()) {
      case "Open" -> stepper.act(OPENER, this::open);
      case "Close" -> {
        stepper.act(OPENER, this::close);
        dataFd.discardPart();
      }
      case "Change" -> stepper.act(DEVICE, hardware::change);
      case "ResetHardware" -> {
        enter(RESET, device.resetDevice());
        advance(RESET, StateCall.Stage.HARDWARE);
      }
      case "ResetDone" -> advance(RESET, StateCall.Stage.DONE);
      case "ResetUnlock" -> {
        advance(RESET, StateCall.Stage.UNLOCK);
        Divergence.unless(calls.get(RESET).done(), "the reset goes on");
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
        Divergence.unless(
            call.toString().equals("SET of " + arguments.get(1)), call + " was asked for");
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
        Optional<PrecopyInfo> left = ok ? Optional.of(dataFd.left(unread())) : Optional.empty();
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
        dataFd.discard();
      }
      case "ArcStopLogging", "ArcEndSaving", "ArcLoad" -> {
        advance(user, StateCall.Stage.ARC);
        dataFd.discardPart();
      }
      case "ArcCapture" -> {
        boolean second = stage(user) == StateCall.Stage.CAPTURE;
        advance(user, second ? StateCall.Stage.CAPTURE : StateCall.Stage.ARC);
        if (!second) {
          dataFd.discard();
        }
      }
      case "ArcFails" -> {
        boolean lost = "ERROR".equals(arguments.get(1));
        Divergence.unless(
            stage(user) == StateCall.Stage.ARC || stage(user) == StateCall.Stage.CAPTURE,
            user + " is at no arc");
        hardware.next(failing(user, lost));
        stepper.step(user);
        Divergence.unless(!hardware.waits(), "the hardware was told less than was to fail");
        if (lost) {
          dataFd.discardPart();
        }
      }
      case "Unlock" -> {
        StateCall call = calls.get(user);
        advance(user, StateCall.Stage.UNLOCK);
        Divergence.unless(
            StatesAnswers.decided(call).equals(arguments.get(1)),
            "the call returns " + StatesAnswers.decided(call) + ", not " + arguments.get(1));
        if (call.done()) {
          requireReturned(call);
        }
        outcome = user + " gets " + StatesAnswers.decided(call);
      }
      case "UnlockDeferred" -> {
        advance(user, StateCall.Stage.UNLOCK);
        Divergence.unless(stage(user) == StateCall.Stage.CLEAN, "no reset was deferred");
      }
      case "Clean" -> {
        advance(user, StateCall.Stage.CLEAN);
        dataFd.discardPart();
      }
      case "SetDeliver" -> deliver(user, Boolean.TRUE.equals(arguments.get(1)));
      case "Read" -> stepper.act(user, () -> dataFd.read(unread()));
      case "ReadEnd" -> stepper.act(user, dataFd::readEnd);
      case "Write" ->
          stepper.act(
              user, "whole".equals(arguments.get(1)) ? dataFd::writeRest : dataFd::writePart);
      default -> throw new UnreplayableException("the binding does not know the action " + action);
    }
  }

  /** The call gives to user space what it has decided, and no file. */
  private static void requireReturned(StateCall call) {
    String returned = StatesAnswers.returned(call);
    Divergence.unless(returned.equals(StatesAnswers.decided(call)), "the call returns " + returned);
    if (call instanceof SetState set) {
      Divergence.unless(set.dataFd() == NO_FD, "data_fd is " + set.dataFd());
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
    Divergence.unless(fds.held() == (ok && !kept ? made : before), "user space has another file");
    Divergence.unless(call.dataFd() == (ok ? OneFd.NUMBER : NO_FD), "data_fd is " + call.dataFd());
    Divergence.unless(call.done(), "the file is not handed over: the call is at " + call.stage());
    int expected = ok ? 0 : Errno.EMFILE.result();
    Divergence.unless(call.result() == expected, "the call returns " + call.result());
    outcome = user + (ok ? " has the data FD" : " gets EMFILE");
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
    refusals.ofAnOpenDevice();
    int resets = hardware.resets();
    device.reset();
    Divergence.unless(hardware.resets() == resets + 1, "the hardware was not reset");
    Divergence.unless(device.stopCopyLength() == STOP_COPY_LENGTH, "another estimate");
  }

  private void close() {
    device.close();
    refusals.ofAClosedDevice();
    int resets = hardware.resets();
    device.close();
    Divergence.unless(hardware.resets() == resets, "a closed device was reset");
  }

  /** How many bytes are in the file. */
  private int unread() {
    return view.transfer().bytes().length;
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
    Divergence.unless(
        stage(context) == stage, context + " is at " + stage(context) + ", not at " + stage);
    stepper.step(context);
  }

  @Override
  public Optional<String> outcome() {
    return Optional.ofNullable(outcome);
  }

  @Override
  public String refuse(String request) {
    return refusals.answer(request);
  }

  @Override
  public Object observe(String variable) {
    return observed.variable(variable);
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
    return dataFd.lastStream();
  }

  /** The call that a context is in; null if it is in none. */
  StateCall call(String context) {
    return calls.get(context);
  }
}
