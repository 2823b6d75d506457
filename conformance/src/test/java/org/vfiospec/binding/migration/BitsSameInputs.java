package org.vfiospec.binding.migration;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.migration.DataWindow;
import org.vfiospec.migration.DataWindow.Direction;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.v1.BitGroup;
import org.vfiospec.migration.v1.DesignChoices;
import org.vfiospec.migration.v1.RegisterDriver;
import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.migration.v1.StateWrite;
import org.vfiospec.tlc.Step;
import org.vfiospec.tlc.Trace;

/**
 * A register under the inputs of a trace that another register took: the same writes and resets in
 * the same order, hardware that changes, begins DMA and fails where it did there, and a user who
 * reads and transfers where he did. What a write does in its turn is the driver's own; it comes to
 * its end before the next begins. After every turn the properties are looked at.
 */
final class BitsSameInputs {
  private final RecordedHardware hardware = new RecordedHardware();
  private final DataWindow window =
      new DataWindow(hardware, BitsSubject.WINDOW_SIZE, BitsSubject.WHOLE.length);
  private final RegisterDriver driver;
  private final RegionUser user;
  private final Set<String> faults = new TreeSet<>();

  /** Null while none is under way. */
  private StateWrite write;

  /** The internal state is the device's own, or what was transferred to it. */
  private boolean owned = true;

  /** So many parts had been given when the transfer began. */
  private int begin;

  /** So many parts were looked at. */
  private int looked;

  /** The device has changed within the transfer while it did not log. */
  private boolean changedBeside;

  private BitsSameInputs(DesignChoices choices) {
    driver = new RegisterDriver(choices, hardware, window);
    MigrationRegion region = new MigrationRegion(driver, window, ByteOrder.LITTLE_ENDIAN);
    user = new RegionUser(choices.nextWindow(), region, window, hardware);
  }

  /** What is seen of violations on a register of these choices: the property, and what happened. */
  static Set<String> faults(DesignChoices choices, Trace trace) {
    BitsSameInputs run = new BitsSameInputs(choices);
    trace.steps().forEach(run::turn);
    run.toTheEndOfTheWrite();
    return run.faults;
  }

  private void turn(Step step) {
    switch (step.action()) {
      case "WriteBegin", "WriteSame" -> {
        toTheEndOfTheWrite();
        write = driver.begin(Patterns.of(step.arguments().get(0)));
        go();
      }
      case "WriteFail" -> {
        hardware.next(ShownHardware.Next.FAILS);
        go();
        hardware.next();
      }
      case "Reset" -> {
        toTheEndOfTheWrite();
        driver.reset();
        owned = true;
      }
      case "ReadData" -> {
        boolean unread = window.contents().length > 0 || hardware.hasChanges();
        if (inTransfer(StateBit.SAVING, Direction.SAVING) && unread) {
          user.readToTheEnd();
        }
      }
      case "PushData" -> {
        if (inTransfer(StateBit.RESUMING, Direction.RESUMING) && window.received().length == 0) {
          user.push(step.arguments().get(0).equals("whole") ? BitsSubject.WHOLE : BitsSubject.BAD);
        }
      }
      case "DmaBegin" -> hardware.dma(!hardware.frozen() && !hardware.quiet());
      case "DmaEnd" -> hardware.dma(false);
      case "Change" -> {
        if (!hardware.frozen()) {
          hardware.change();
          changedBeside |= window.direction() == Direction.SAVING && !hardware.logs();
        }
      }
      default -> go();
    }
    look();
  }

  /** What the user may do at the window between two writes. */
  private boolean inTransfer(StateBit bit, Direction direction) {
    return write == null
        && driver.read() != StateBit.ERROR
        && bit.in(driver.read())
        && window.direction() == direction;
  }

  private void toTheEndOfTheWrite() {
    while (write != null) {
      go();
      look();
    }
  }

  /** One stage of the write. */
  private void go() {
    if (write == null) {
      return;
    }
    BitGroup group = write.stage() == StateWrite.Stage.ACT ? write.todo().get(0) : null;
    write.step();
    if (!write.done()) {
      lookAtTheWrite(group);
      return;
    }
    write = null;
    if (driver.read() != StateBit.ERROR) {
      lookAtTheEnd(driver.read());
    }
  }

  private void lookAtTheWrite(BitGroup done) {
    int shown = driver.read();
    see(!StateBit.valid(shown), "NeverPassesInvalid: a pattern that is no state is shown");
    see(shown != write.from() && shown != write.to(), "ReadersSeeOldOrNew: a state between");
    see(
        running() && !hardware.quiet() && quiet(write.from()) && quiet(write.to()),
        "NeverLosesNdma: DMA may begin");
    if (done == BitGroup.RESUMING) {
      owned = false;
    } else if (done == BitGroup.NOT_RESUMING) {
      owned = hardware.generation() == BitsSubject.TRANSFERRED;
      see(!owned, "LoadsWhatWasTransferred: something else was loaded");
      see(hardware.loadedOverAnother(), "ResumingNeedsNoReset: loaded over another state");
    }
  }

  private void lookAtTheEnd(int state) {
    boolean runs = StateBit.RUNNING.in(state);
    boolean saves = StateBit.SAVING.in(state);
    see(
        running() != runs || runs && hardware.quiet() != StateBit.NDMA.in(state),
        "StateFidelity: the hardware does something else");
    see(!saves && window.direction() == Direction.SAVING, "SavingEndsWithItsBit: it is open");
    see(
        StateBit.RESUMING.in(state) != (window.direction() == Direction.RESUMING),
        "ResumingHasItsWindow: RESUMING is the one, the window the other");
    if (saves) {
      see(dropped(), "NothingUnreadIsDropped: parts are neither read nor in the window");
      see(runs && changedBeside, "ChangesAreLogged: it changed, and did not log");
      see(!runs && (changedBeside || !streamIsWhole()), "StreamCarriesOn: it is another device");
    }
  }

  private void look() {
    see(running() && !owned, "BadDataNeverRuns: it runs");
    see(
        driver.read() == StateBit.ERROR && (hardware.dma() || running() && !hardware.quiet()),
        "ErrorIsQuiet: there is DMA, or may be");
    for (; looked < hardware.gave().size(); looked++) {
      see(made(looked) == ShownHardware.TORN, "CaptureOnlyWhenStopped: it ran");
    }
    if (window.direction() != Direction.SAVING) {
      begin = hardware.gave().size();
      changedBeside = false;
    }
  }

  private boolean running() {
    return !hardware.frozen();
  }

  private int made(int part) {
    return ShownHardware.payload(hardware.gave().get(part), 0).made();
  }

  /** All that was dropped is told again if nothing was read, and what comes last tells all. */
  private boolean dropped() {
    int last = hardware.gave().size() - 1;
    int unread = hardware.gave().size() - Math.max(begin, user.partsRead());
    boolean anew = user.partsRead() <= begin && made(last) == ShownHardware.ALL;
    return unread > window.contents().length / ShownHardware.PART && !anew;
  }

  /** What was read of this transfer, and what is left to read, make the device as it is. */
  private boolean streamIsWhole() {
    List<byte[]> gave = hardware.gave();
    List<byte[]> stream = new ArrayList<>();
    for (int part = begin; part < user.partsRead(); part++) {
      stream.add(gave.get(part));
    }
    int left = window.contents().length / ShownHardware.PART;
    stream.addAll(gave.subList(gave.size() - left, gave.size()));
    return RecordedHardware.made(stream) == hardware.generation();
  }

  private static boolean quiet(int pattern) {
    return !StateBit.RUNNING.in(pattern) || StateBit.NDMA.in(pattern);
  }

  private void see(boolean violation, String what) {
    if (violation) {
      faults.add(what);
    }
  }
}
