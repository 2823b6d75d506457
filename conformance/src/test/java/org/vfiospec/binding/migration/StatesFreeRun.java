package org.vfiospec.binding.migration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vfiospec.freerun.FreeThreads;
import org.vfiospec.freerun.RunLog;
import org.vfiospec.freerun.Turns;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.DeviceState;
import org.vfiospec.migration.v2.HandOver;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.MigrationFlags;
import org.vfiospec.migration.v2.ResetOrder;
import org.vfiospec.migration.v2.SavingFile;
import org.vfiospec.migration.v2.StateCall;
import org.vfiospec.migration.v2.StatesView;
import org.vfiospec.migration.v2.Transfer;
import org.vfiospec.validate.Observation;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.StepPoints;

/**
 * Two users and whoever resets the device, on a thread each, in a random order and with random
 * decisions; hardware may fail. The log has no names of actions: it shows all variables behind each
 * step, and which step that was is for the specification to say.
 */
final class StatesFreeRun implements Turns.Watch {
  private static final int LONGEST = 1000;
  private static final List<String> USERS = List.of("u1", "u2");

  private final DesignChoices choices;
  private final Turns turns;
  private final FreeThreads threads = new FreeThreads();
  private final PiecewiseHardware hardware = new PiecewiseHardware();
  private final OneFd fds = new OneFd();
  private final DataFdUser dataFd = new DataFdUser(fds);
  private final Map<String, StateCall> calls = new LinkedHashMap<>();
  private final MigratableDevice device;
  private final StatesView view;
  private final RunLog log;
  private Transfer.Kind kindBefore;

  private StatesFreeRun(DesignChoices choices, MigrationFlags flags, long seed) {
    this.choices = choices;
    turns = new Turns(new Random(seed), this);
    device =
        new MigratableDevice(
            choices,
            flags,
            hardware,
            fds,
            ShownHardware.PART,
            StatesSubject.LONGEST_TRANSFER,
            StepPoints.NONE);
    view = device.view();
    ObservedStates observed =
        new ObservedStates(choices, device, hardware, fds, dataFd, USERS, calls);
    log = new RunLog(new StatesBinding().variables(), observed::variable);
  }

  /** The log of one run. The seed also selects which optional states the device supports. */
  static List<Observation> log(DesignChoices choices, long seed) {
    int optional = (int) Math.floorMod(seed, 4L) << 1;
    StatesFreeRun run =
        new StatesFreeRun(choices, new MigrationFlags(MigrationFlags.STOP_COPY | optional), seed);
    run.run();
    return run.log.observations();
  }

  private void run() {
    turns.begin();
    device.open();
    log.add(Observation.ofAction("Open"));
    turns.pass();
    threads.add("first user", this::useOnce);
    threads.add("second user", this::useOnce);
    threads.add("reset", this::resetOnce);
    threads.run();
  }

  private void resetOnce() {
    turns.begin();
    boolean waits = choices.reset() == ResetOrder.UNDER_MUTEX && view.mutexOwner() != null;
    if (!waits && !view.deferredReset() && turns.chance().nextInt(8) == 0) {
      run(ObservedStates.RESET, device.resetDevice());
    } else {
      turns.pass();
      Thread.yield();
    }
  }

  /** With the turn; gives it back. */
  private void run(String context, StateCall call) {
    calls.put(context, call);
    call.run(turns);
    turns.end();
  }

  private void useOnce() {
    turns.begin();
    if (log.size() >= LONGEST) {
      threads.end();
    }
    String idle = USERS.stream().filter(user -> !calls.containsKey(user)).findFirst().orElseThrow();
    boolean free = view.mutexOwner() == null;
    switch (turns.chance().nextInt(4)) {
      case 0 -> useFile();
      case 1 -> {
        if (free && transfers(Transfer.Kind.SAVING) && view.state().preCopies()) {
          run(idle, info());
        } else {
          turns.pass();
        }
      }
      case 2 -> {
        if (free && asks()) {
          fds.closeDead();
          DeviceState[] states = DeviceState.values();
          run(idle, device.set(states[turns.chance().nextInt(states.length)].number()));
        } else {
          turns.pass();
        }
      }
      default -> {
        if (free) {
          run(idle, device.get());
        } else {
          turns.pass();
        }
      }
    }
    Thread.yield();
  }

  /** Asked of module MigrationStatesSet: there user space does not ask more of a reset device. */
  private boolean asks() {
    StateCall reset = calls.get(ObservedStates.RESET);
    boolean looks =
        view.state() == DeviceState.RUNNING
            || reset != null && reset.stage() == StateCall.Stage.DONE;
    return !looks || !hardware.quiet() && !hardware.frozen() && !hardware.logs();
  }

  private boolean transfers(Transfer.Kind kind) {
    DataFile held = fds.held();
    return held != null && !held.disabled() && view.transfer().kind() == kind;
  }

  private StateCall info() {
    if (view.transfer().bytes().length == 0 && turns.chance().nextInt(4) == 0) {
      hardware.next(ShownHardware.Next.FAILS);
    }
    return device.info((SavingFile) fds.held());
  }

  /** With the turn; gives it back. Reads or writes what there is to be read or written. */
  private void useFile() {
    Transfer transfer = view.transfer();
    int there = transfer.bytes().length;
    String image = (String) dataFd.image().get("read");
    if (transfers(Transfer.Kind.SAVING) && there > 0) {
      dataFd.read(there);
      log.add(Observation.ofAction("Read"));
    } else if (transfers(Transfer.Kind.SAVING) && transfer.complete() && image.equals("part")) {
      dataFd.readEnd();
      log.add(Observation.ofAction("ReadEnd"));
    } else if (transfers(Transfer.Kind.LOADING) && there == 0) {
      dataFd.writePart();
      log.add(Observation.ofAction("Write"));
    } else if (transfers(Transfer.Kind.LOADING)
        && image.equals("whole")
        && dataFd.much(transfer.bytes()).equals("part")) {
      dataFd.writeRest();
      log.add(Observation.ofAction("Write"));
    }
    turns.pass();
  }

  @Override
  public void before(Call<?> call, Enum<?> stage) {
    kindBefore = view.transfer().kind();
    if (stage == StateCall.Stage.ARC || stage == StateCall.Stage.CAPTURE) {
      switch (turns.chance().nextInt(16)) {
        case 0 -> hardware.next(ShownHardware.Next.FAILS);
        case 1 -> hardware.next(ShownHardware.Next.LOST);
        default -> {}
      }
    } else if (stage == StateCall.Stage.DELIVER && choices.handOver() == HandOver.LAST) {
      fds.full(turns.chance().nextInt(4) == 0);
    }
  }

  @Override
  public void after(Call<?> call, Enum<?> stage) {
    hardware.next();
    fds.full(false);
    throwAway(view.transfer().kind());
    calls.values().removeIf(StateCall::done);
    log.add(Observation.ofStep());
  }

  /** A transfer that begins makes what was read of no use, one that ends what was read in part. */
  private void throwAway(Transfer.Kind kind) {
    if (kind != kindBefore && kind == Transfer.Kind.SAVING) {
      dataFd.discard();
    } else if (kind != kindBefore && kind == Transfer.Kind.NONE) {
      dataFd.discardPart();
    }
  }
}
