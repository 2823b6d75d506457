package org.vfiospec.binding.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.binding.migration.ShownHardware.Next;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.migration.v1.BitGroup;
import org.vfiospec.migration.v1.DesignChoices;
import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.migration.v1.StateWrite;

/**
 * Which command of an action of the register fails. The specification has an action that fails as
 * one that has done nothing; the driver issues up to three commands for one. Each of them fails in
 * its turn, from the first one on, where what the commands before it did can be undone.
 */
final class BitsFailures {
  private final DesignChoices choices;
  private final Map<BitGroup, Integer> turns = new EnumMap<>(BitGroup.class);
  private final Set<String> failed = new TreeSet<>();

  BitsFailures(DesignChoices choices) {
    this.choices = choices;
  }

  /** The action and the command, of all that failed. */
  Set<String> failed() {
    return failed;
  }

  /**
   * What becomes of the commands of an action that fails.
   *
   * @param shown what the register shows
   */
  Next[] next(BitGroup group, StateWrite write, int shown, ShownHardware hardware) {
    if (write == null) {
      return new Next[] {Next.FAILS};
    }
    List<Command> commands = commands(group, write.at(), shown, hardware);
    boolean firstAlone = cannotBeUndone(commands.get(0), hardware);
    int turn = firstAlone ? 0 : turns.merge(group, 1, Integer::sum) - 1;
    int failing = turn % commands.size();
    failed.add(group + " at " + commands.get(failing));
    Next[] outcomes = new Next[failing + 1];
    Arrays.fill(outcomes, Next.WORKS);
    outcomes[failing] = Next.FAILS;
    return outcomes;
  }

  /**
   * A freeze that works waits for the DMA in progress, which nobody can begin again for the device.
   * A log that nobody had ended, and that is of no transfer, begins anew.
   */
  private static boolean cannotBeUndone(Command first, ShownHardware hardware) {
    return first == Command.FREEZE && hardware.dma()
        || first == Command.START_LOGGING && hardware.logs();
  }

  /** What the driver commands for an action, in its order. */
  private List<Command> commands(BitGroup group, int at, int shown, ShownHardware hardware) {
    boolean saving = StateBit.SAVING.in(shown);
    boolean within = choices.order().contains(BitGroup.SAVING) && saving && StateBit.SAVING.in(at);
    List<Command> log = List.of(Command.START_LOGGING, Command.CHANGES);
    List<Command> capture =
        !saving && hardware.logs()
            ? List.of(Command.START_LOGGING, Command.CAPTURE)
            : List.of(Command.CAPTURE);
    return switch (group) {
      case NDMA -> List.of(Command.QUIESCE);
      case NOT_NDMA -> List.of(Command.UNQUIESCE);
      case NOT_RESUMING -> List.of(Command.LOAD);
      case NOT_RUNNING -> joined(List.of(Command.FREEZE), within ? capture : List.of());
      case RUNNING -> joined(within ? log : List.of(), List.of(Command.UNFREEZE));
      case SAVING_RUNNING -> log;
      case SAVING_NOT_RUNNING -> capture;
      case SAVING -> StateBit.RUNNING.in(at) ? log : capture;
      case NOT_SAVING, RESUMING -> throw new IllegalArgumentException(group + " takes no hardware");
    };
  }

  private static List<Command> joined(List<Command> first, List<Command> second) {
    List<Command> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }
}
