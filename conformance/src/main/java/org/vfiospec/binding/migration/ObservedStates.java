package org.vfiospec.binding.migration;

import java.util.List;
import java.util.Map;
import org.vfiospec.migration.v2.DataFile;
import org.vfiospec.migration.v2.DesignChoices;
import org.vfiospec.migration.v2.GetState;
import org.vfiospec.migration.v2.HandOver;
import org.vfiospec.migration.v2.MigratableDevice;
import org.vfiospec.migration.v2.ResetOrder;
import org.vfiospec.migration.v2.SetState;
import org.vfiospec.migration.v2.StateCall;
import org.vfiospec.migration.v2.StatesView;
import org.vfiospec.migration.v2.Transfer;
import org.vfiospec.replay.Divergence;
import org.vfiospec.replay.Fields;

/**
 * What driver, hardware and user space hold, in the form of module MigrationStates' variables. A
 * picture of one moment only if no context runs meanwhile.
 */
final class ObservedStates {
  /** The context that resets the device. */
  static final String RESET = "reset";

  private static final String NONE = "none";

  private static final Fields.Form HARDWARE = new Fields.Form("quiet", "frozen", "log", "gen");
  private static final Fields.Form FILE =
      new Fields.Form("kind", "pieces", "to", "final", "written");
  private static final Fields.Form THREAD =
      new Fields.Form("call", "pc", "wanted", "to", "file", "result");
  private static final Fields OUTSIDE = THREAD.of(NONE, "idle", NONE, NONE, NONE, StatesAnswers.OK);

  private final DesignChoices choices;
  private final MigratableDevice device;
  private final StatesView view;
  private final ShownHardware hardware;
  private final OneFd fds;
  private final DataFdUser dataFd;
  private final Fields.Form users;
  private final List<String> names;
  private final Map<String, StateCall> calls;

  /**
   * A picture that is taken anew each time.
   *
   * @param names of the threads of user space
   * @param calls that the contexts are in; not copied
   */
  ObservedStates(
      DesignChoices choices,
      MigratableDevice device,
      ShownHardware hardware,
      OneFd fds,
      DataFdUser dataFd,
      List<String> names,
      Map<String, StateCall> calls) {
    this.choices = choices;
    this.device = device;
    this.view = device.view();
    this.hardware = hardware;
    this.fds = fds;
    this.dataFd = dataFd;
    this.users = new Fields.Form(names.toArray(String[]::new));
    this.names = names;
    this.calls = calls;
  }

  Object variable(String variable) {
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
          Divergence.unless(device.resetDevice().ready() != waits, "a reset waits, or does not");
        }
        yield pc(calls.get(RESET));
      }
      case "user" -> {
        requireReserved();
        yield users.of(names.stream().map(calls::get).map(this::thread).toArray());
      }
      case "fd" -> life(fds.held());
      case "image" -> dataFd.image();
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
    Divergence.unless(fds.reserved() == setting, fds.reserved() + " numbers are reserved");
  }

  private Object owner() {
    Object owner = view.mutexOwner();
    if (view.opened()) {
      Divergence.unless(device.get().ready() == (owner == null), "a call waits, or does not");
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
              dataFd.pieces(transfer.bytes()),
              transfer.complete() ? ShownHardware.NOTHING : hardware.given(),
              transfer.complete(),
              NONE);
      case LOADING ->
          FILE.of(
              "loading", List.of(), ShownHardware.NOTHING, false, dataFd.much(transfer.bytes()));
    };
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
          StatesAnswers.of(set.answer()));
    }
    String name = call instanceof GetState ? "get" : "info";
    return THREAD.of(name, pc(call), NONE, NONE, NONE, StatesAnswers.decided(call));
  }
}
