package org.vfiospec.binding.migration;

import java.util.Arrays;
import java.util.List;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.DeviceState;
import org.vfiospec.migration.v2.GetState;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.SavingFile;
import org.vfiospec.migration.v2.SetState;
import org.vfiospec.migration.v2.StateCall;
import org.vfiospec.migration.v2.StatesView;
import org.vfiospec.replay.Divergence;
import org.vfiospec.replay.Stepper;
import org.vfiospec.replay.UnreplayableException;
import org.vfiospec.vfio.Errno;

/** A user of a device whose requests are refused. */
final class StatesRefusals {
  private static final String REFUSED_USER = "refused user";

  /** More than any refused request takes: before the fix the driver may look for ever. */
  private static final int MOST_STEPS = 20;

  private final MigratableDevice device;
  private final StatesView view;
  private final OneFd fds;
  private final Stepper stepper;

  StatesRefusals(MigratableDevice device, OneFd fds, Stepper stepper) {
    this.device = device;
    this.view = device.view();
    this.fds = fds;
    this.stepper = stepper;
  }

  /** Makes the request; the result is its answer. */
  String answer(String request) {
    DataFile held = fds.held();
    return switch (request) {
      case "read" -> read(held);
      case "write" -> {
        int[] result = new int[1];
        stepper.act(REFUSED_USER, () -> result[0] = held.write(new byte[1], 0, 1));
        yield name(result[0]);
      }
      case "info" -> info((SavingFile) held);
      case "SET of a number that is no state" -> {
        String answered = refuse(device.set(DeviceState.values().length));
        stepper.act(REFUSED_USER, this::refuseMore);
        yield answered;
      }
      case "SET without a free number" -> {
        fds.full(true);
        String answered = refuse(device.set(DeviceState.STOP.number()));
        fds.full(false);
        yield answered;
      }
      default -> refuse(device.set(stateOf(request).number()));
    };
  }

  private String read(DataFile held) {
    int[] result = new int[1];
    stepper.act(
        REFUSED_USER,
        () -> {
          result[0] = held.read(new byte[1], 0, 1);
          int nothing = held.read(new byte[1], 0, 0);
          int expected = held.disabled() ? Errno.ENODEV.result() : Errno.EINVAL.result();
          Divergence.unless(nothing == expected, "a read of nothing gives " + nothing);
        });
    return name(result[0]);
  }

  private String info(SavingFile held) {
    String answered = refuse(device.info(held));
    stepper.act(
        REFUSED_USER,
        () ->
            Divergence.unless(
                StatesAnswers.decided(device.precopyInfo(held)).equals(answered),
                "the same call from beginning to end is answered otherwise"));
    return answered;
  }

  private String refuse(StateCall call) {
    stepper.enter(REFUSED_USER, call);
    for (int steps = 0; !call.done(); steps++) {
      Divergence.unless(steps < MOST_STEPS, "the refused request does not come to an end");
      stepper.step(REFUSED_USER);
    }
    return StatesAnswers.decided(call);
  }

  /** What gives nothing in any state in which a call can be made. */
  private void refuseMore() {
    int reserved = fds.reserved();
    for (int number : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      Divergence.unless(
          device.setState(number).result() == Errno.EINVAL.result(), number + " is no state, and");
    }
    Divergence.unless(device.state() == view.state(), "GET reports " + device.state());
    if (fds.closed() instanceof SavingFile dead) {
      Errno expected = view.state().preCopies() ? Errno.ENODEV : Errno.EINVAL;
      int result = device.precopyInfo(dead).result();
      Divergence.unless(
          result == expected.result(), "what is left of a dead transfer is told: " + result);
    }
    for (StateCall call : List.of(device.get(), device.set(-1))) {
      try {
        call.run(StatesRefusals::dieBeforeUnlock);
        throw new Divergence("the call does not drop the mutex");
      } catch (ThreadDied end) {
        Divergence.unless(call.done(), "a call whose thread died goes on");
      }
    }
    Divergence.unless(view.mutexOwner() == null, "a dead thread has the mutex");
    Divergence.unless(fds.reserved() == reserved, fds.reserved() + " numbers are reserved");
  }

  private static void dieBeforeUnlock(Object call, Enum<?> stage) {
    if (stage == StateCall.Stage.UNLOCK) {
      expectThrown(
          call instanceof GetState get ? get::result : ((SetState) call)::result,
          "the result of a call that is under way");
      throw new ThreadDied();
    }
  }

  /** Calls of a device that nobody has open. */
  void ofAClosedDevice() {
    expectThrown(device::get, "GET of a closed device");
    expectThrown(() -> device.set(0), "SET of a closed device");
    expectThrown(device::resetDevice, "reset of a closed device");
    expectThrown(() -> device.info(null), "what is left, of a closed device");
  }

  /** A device that is open is opened. */
  void ofAnOpenDevice() {
    expectThrown(device::open, "an open device is opened");
  }

  private static void expectThrown(Runnable call, String otherwise) {
    try {
      call.run();
    } catch (IllegalStateException expected) {
      return;
    }
    throw new Divergence(otherwise + " succeeds");
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
}
