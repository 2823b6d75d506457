package org.vfiospec.binding.migration.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vfiospec.binding.migration.demo.Failure.Kind;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.live.Claim;
import org.vfiospec.machine.live.LoadingStep;
import org.vfiospec.machine.live.SavingStep;
import org.vfiospec.machine.wire.MessageKind;

/** What can be made to go wrong in the demo, and what the rules promise of it. */
enum Scenario {
  SOURCE_PRE_COPY(Failure.of(Side.SOURCE, Kind.FAILS, Command.START_LOGGING), Promise.STAYS),
  SOURCE_ROUNDS(Failure.of(Side.SOURCE, Kind.FAILS, Command.CHANGES, 2), Promise.STAYS),
  SOURCE_QUIET(Failure.of(Side.SOURCE, Kind.FAILS, Command.QUIESCE), Promise.STAYS),
  SOURCE_STOP(Failure.of(Side.SOURCE, Kind.FAILS, Command.FREEZE), Promise.STAYS),
  SOURCE_COPY(Failure.of(Side.SOURCE, Kind.FAILS, Command.CAPTURE), Promise.STAYS),
  DESTINATION_RESUMING(Failure.of(Side.DESTINATION, Kind.FAILS, Command.FREEZE), Promise.STAYS),
  DESTINATION_LOAD(Failure.of(Side.DESTINATION, Kind.FAILS, Command.LOAD), Promise.STAYS),
  DESTINATION_QUIET(Failure.of(Side.DESTINATION, Kind.FAILS, Command.UNFREEZE), Promise.GOES),
  DESTINATION_RUN(Failure.of(Side.DESTINATION, Kind.FAILS, Command.UNQUIESCE), Promise.GOES),
  DESTINATION_DEAD(
      Failure.of(Side.DESTINATION, Kind.ALWAYS_FAILS, Command.UNFREEZE), Promise.STAYS),
  DESTINATION_STUCK(
      Failure.of(Side.DESTINATION, Kind.ALWAYS_FAILS, Command.UNQUIESCE), Promise.STAYS),
  CUT(Failure.of(Side.SOURCE, Kind.CUT, MessageKind.DEVICE), Promise.STAYS),
  CUT_LOADED(Failure.of(Side.DESTINATION, Kind.CUT, MessageKind.LOADED), Promise.STAYS_UNHEARD),
  CUT_COMMIT(Failure.of(Side.SOURCE, Kind.CUT, MessageKind.COMMIT), Promise.NOBODY_KNOWS),
  CUT_RUNNING(Failure.of(Side.DESTINATION, Kind.CUT, MessageKind.RUNNING), Promise.GOES_UNHEARD),
  CORRUPT(Failure.of(Side.SOURCE, Kind.CORRUPT, MessageKind.MEMORY, 7), Promise.STAYS),
  CORRUPT_COMMIT(Failure.of(Side.SOURCE, Kind.CORRUPT, MessageKind.COMMIT), Promise.STAYS),
  TRUNCATE(Failure.of(Side.SOURCE, Kind.TRUNCATE, MessageKind.END), Promise.STAYS),
  VERSION(Failure.of(Side.SOURCE, Kind.VERSION, MessageKind.HELLO), Promise.STAYS),
  DEVICE(new Failure(Side.DESTINATION, Kind.REVERSED, "", 0), Promise.STAYS),
  KILL_DESTINATION(
      Failure.of(Side.DESTINATION, Kind.KILLED, LoadingStep.LOAD), Promise.sourceAlone(Claim.HERE)),
  KILL_DESTINATION_COMMITTED(
      Failure.of(Side.DESTINATION, Kind.KILLED, LoadingStep.QUIET),
      Promise.sourceAlone(Claim.IN_DOUBT)),
  KILL_SOURCE_LOADED(
      Failure.of(Side.SOURCE, Kind.KILLED, SavingStep.COMMIT),
      Promise.destinationAlone(Claim.IN_DOUBT)),
  KILL_SOURCE_COMMITTED(
      Failure.of(Side.SOURCE, Kind.KILLED, SavingStep.STOP), Promise.destinationAlone(Claim.HERE));

  private final Failure failure;
  private final Promise promise;

  Scenario(Failure failure, Promise promise) {
    this.failure = failure;
    this.promise = promise;
  }

  Failure failure() {
    return failure;
  }

  Promise promise() {
    return promise;
  }

  /** The name on the command line. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> texts() {
    return Arrays.stream(values()).map(Scenario::text).toList();
  }

  static Optional<Scenario> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
  }
}
