package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.fault.Command;

/**
 * The barrier, as the devices of one host see it together: a device that has stopped meets no DMA
 * of another one.
 */
@Timeout(120)
class BarrierTest {
  private static final Set<Command> OUT = EnumSet.of(Command.QUIESCE, Command.FREEZE);
  private static final Set<Command> BACK = EnumSet.of(Command.UNFREEZE, Command.UNQUIESCE);

  private static final Set<Command> BOTH =
      EnumSet.of(Command.QUIESCE, Command.FREEZE, Command.UNFREEZE, Command.UNQUIESCE);

  /** What the devices of a host were told, in the order in which they were. */
  private static final class Told {
    private final List<String> all = new ArrayList<>();

    Told(Trial.Host host, Set<Command> commands) {
      host.serialFails = (command, number) -> note("serial", command, commands);
      host.blockFails = (command, number) -> note("block", command, commands);
    }

    Told(Trial.Host host, String failing) {
      host.serialFails = (command, number) -> note("serial", command, BOTH);
      host.blockFails =
          (command, number) ->
              note("block", command, BOTH) || failing.equals("block " + command) && number == 0;
    }

    private boolean note(String device, Command command, Set<Command> commands) {
      if (commands.contains(command)) {
        all.add(device + " " + command);
      }
      return false;
    }
  }

  static Stream<MigrationInterface> interfaces() {
    return Stream.of(Interfaces.V1, Interfaces.V2);
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void allAreQuietBeforeOneStops(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      Told told = new Told(trial.from, OUT);
      trial.run().arrived();
      assertThat(told.all)
          .containsExactly("serial QUIESCE", "block QUIESCE", "serial FREEZE", "block FREEZE");
    }
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void allRunBeforeOneIsLetLooseOnTheWayBack(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      Told told = new Told(trial.from, BACK);
      trial.from.observer = cancelling(trial);
      trial.run().stayed();
      assertThat(told.all)
          .containsExactly(
              "serial UNFREEZE", "block UNFREEZE", "serial UNQUIESCE", "block UNQUIESCE");
    }
  }

  /** It is saved, so it stands, when another one runs already. */
  @ParameterizedTest
  @MethodSource("interfaces")
  void whileOneIsRecoveredTheOthersAreQuiet(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      Told told = new Told(trial.from, "block UNQUIESCE");
      trial.from.observer = cancelling(trial);
      trial.run().stayed();
      assertThat(trial.from.outcome.reloaded()).hasSize(1);
      assertThat(told.all)
          .containsSubsequence(
              "serial UNQUIESCE",
              "block UNQUIESCE",
              "serial QUIESCE",
              "block FREEZE",
              "block UNQUIESCE",
              "serial UNQUIESCE")
          .endsWith("serial UNQUIESCE");
    }
  }

  private static MigrationObserver cancelling(Trial trial) {
    return new MigrationObserver() {
      @Override
      public void saving(SavingStep step) {
        if (step == SavingStep.AWAIT_LOADED) {
          trial.source.cancel();
        }
      }
    };
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void allRunBeforeOneIsLetLooseAtTheDestination(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      Told told = new Told(trial.to, BACK);
      trial.run().arrived();
      assertThat(told.all)
          .containsExactly(
              "serial UNFREEZE", "block UNFREEZE", "serial UNQUIESCE", "block UNQUIESCE");
    }
  }
}
