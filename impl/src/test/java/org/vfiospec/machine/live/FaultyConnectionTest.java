package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.fault.FaultyWire;
import org.vfiospec.machine.fault.WireFault;
import org.vfiospec.machine.wire.MessageKind;

/** Every message that one side sends meets every fault. */
@Timeout(300)
class FaultyConnectionTest {
  private static final List<Claim> GOES = List.of(Claim.NOT_HERE, Claim.HERE);
  private static final List<Claim> GOES_UNHEARD = List.of(Claim.IN_DOUBT, Claim.HERE);
  private static final List<Claim> STAYS = List.of(Claim.HERE, Claim.NOT_HERE);
  private static final List<Claim> STAYS_UNHEARD = List.of(Claim.HERE, Claim.IN_DOUBT);
  private static final List<Claim> NOBODY_KNOWS = List.of(Claim.IN_DOUBT, Claim.IN_DOUBT);
  private static final List<Claim> GIVEN_BACK_UNHEARD = List.of(Claim.IN_DOUBT, Claim.NOT_HERE);

  private enum Sender {
    SOURCE(trial -> trial.from),
    DESTINATION(trial -> trial.to);

    final Function<Trial, Trial.Host> host;

    Sender(Function<Trial, Trial.Host> host) {
      this.host = host;
    }
  }

  /** What a migration does without the fault, so that each message is sent in one of them. */
  private enum Course {
    ARRIVES(
        GOES,
        trial -> {},
        EnumSet.of(
            MessageKind.HELLO,
            MessageKind.MEMORY,
            MessageKind.DEVICE,
            MessageKind.END,
            MessageKind.COMMIT),
        EnumSet.of(MessageKind.WELCOME, MessageKind.LOADED, MessageKind.RUNNING)),
    /** The source gives up while the destination takes what comes. */
    ABORTED_EARLY(
        STAYS,
        trial -> trial.from.blockFails = (command, number) -> command == Command.CAPTURE,
        EnumSet.of(MessageKind.ABORTED),
        EnumSet.noneOf(MessageKind.class)),
    /** The source gives up when all is loaded. */
    ABORTED_LATE(
        STAYS,
        Course::cancelled,
        EnumSet.of(MessageKind.ABORTED),
        EnumSet.noneOf(MessageKind.class)),
    REFUSED_EARLY(
        STAYS,
        trial -> trial.to.blockFails = (command, number) -> command == Command.LOAD,
        EnumSet.noneOf(MessageKind.class),
        EnumSet.of(MessageKind.REFUSED)),
    /** COMMIT itself cannot be understood. */
    REFUSED_LATE(
        STAYS,
        trial ->
            trial.from.wire =
                wire ->
                    new FaultyWire(
                        wire, WireFault.CORRUPT, (sent, number) -> sent == MessageKind.COMMIT, 0.5),
        EnumSet.noneOf(MessageKind.class),
        EnumSet.of(MessageKind.REFUSED)),
    /** No device starts, so none has run. */
    RETURNED(
        STAYS,
        trial -> trial.to.serialFails = (command, number) -> command == Command.UNFREEZE,
        EnumSet.noneOf(MessageKind.class),
        EnumSet.of(MessageKind.RETURNED)),
    /** The second device does not start at first, and the first one has run. */
    RETURNED_WITH_A_DEVICE(
        STAYS,
        trial ->
            trial.to.blockFails = (command, number) -> command == Command.UNFREEZE && number < 2,
        EnumSet.of(MessageKind.ABORTED),
        EnumSet.of(MessageKind.DEVICE, MessageKind.RETURNED));

    final List<Claim> claims;
    final Consumer<Trial> setUp;
    final Set<MessageKind> sourceSends;
    final Set<MessageKind> destinationSends;

    Course(
        List<Claim> claims,
        Consumer<Trial> setUp,
        Set<MessageKind> sourceSends,
        Set<MessageKind> destinationSends) {
      this.claims = claims;
      this.setUp = setUp;
      this.sourceSends = sourceSends;
      this.destinationSends = destinationSends;
    }

    Set<MessageKind> sends(Sender sender) {
      return sender == Sender.SOURCE ? sourceSends : destinationSends;
    }

    private static void cancelled(Trial trial) {
      trial.from.observer =
          new MigrationObserver() {
            @Override
            public void saving(SavingStep step) {
              if (step == SavingStep.AWAIT_LOADED) {
                trial.source.cancel();
              }
            }
          };
    }

    /** The table of the package, by the message that is hit. */
    List<Claim> claims(MessageKind kind, WireFault fault) {
      boolean arrives = fault == WireFault.CUT_AFTER;
      boolean damaged = fault == WireFault.CORRUPT || fault == WireFault.VERSION;
      return switch (this) {
        case ARRIVES ->
            switch (kind) {
              case END -> arrives ? STAYS_UNHEARD : STAYS;
              case LOADED -> arrives ? NOBODY_KNOWS : damaged ? STAYS : STAYS_UNHEARD;
              case COMMIT -> arrives ? GOES_UNHEARD : damaged ? STAYS : NOBODY_KNOWS;
              case RUNNING -> arrives ? GOES : GOES_UNHEARD;
              default -> STAYS;
            };
        case ABORTED_EARLY, REFUSED_EARLY -> STAYS;
        case ABORTED_LATE -> arrives || damaged ? STAYS : STAYS_UNHEARD;
        case REFUSED_LATE, RETURNED -> arrives ? STAYS : GIVEN_BACK_UNHEARD;
        case RETURNED_WITH_A_DEVICE ->
            switch (kind) {
              case ABORTED -> arrives ? STAYS : STAYS_UNHEARD;
              case RETURNED -> arrives ? STAYS_UNHEARD : NOBODY_KNOWS;
              default -> NOBODY_KNOWS;
            };
      };
    }
  }

  /** A kind of message that has met a fault. */
  private record Meeting(MessageKind kind, WireFault fault) {}

  private static final Set<Meeting> MEETINGS = new HashSet<>();

  static Stream<Arguments> faults() {
    return Stream.of(Interfaces.V1, Interfaces.V2)
        .flatMap(
            by ->
                Stream.of(Course.values())
                    .flatMap(
                        course ->
                            Stream.of(Sender.values())
                                .flatMap(sender -> faults(by, course, sender))));
  }

  private static Stream<Arguments> faults(MigrationInterface by, Course course, Sender sender) {
    return course.sends(sender).stream()
        .flatMap(
            kind ->
                Stream.of(WireFault.values())
                    .map(fault -> Arguments.of(by, course, sender, kind, fault)));
  }

  /** The first of the kind meets it, the second and so on, until there is none of that number. */
  @ParameterizedTest
  @MethodSource("faults")
  void everyMessageMeetsTheFault(
      MigrationInterface by, Course course, Sender sender, MessageKind kind, WireFault fault)
      throws Exception {
    boolean happened = true;
    for (int i = 0; happened; i++) {
      int nth = i;
      for (double where = 0; where <= 1 && happened; where += 0.249) {
        happened = meets(by, course, sender, kind, fault, nth, where);
        assertThat(happened || nth > 0).isTrue();
        if (fault != WireFault.CORRUPT && fault != WireFault.TRUNCATE) {
          break;
        }
      }
    }
  }

  /** No kind of message was left out, and no fault. */
  @AfterAll
  static void everyKindHasMetEveryFault() {
    for (MessageKind kind : MessageKind.values()) {
      for (WireFault fault : WireFault.values()) {
        assertThat(MEETINGS).contains(new Meeting(kind, fault));
      }
    }
  }

  private static boolean meets(
      MigrationInterface by,
      Course course,
      Sender sender,
      MessageKind kind,
      WireFault fault,
      int nth,
      double where)
      throws Exception {
    FaultyWire[] wire = new FaultyWire[1];
    try (Trial trial = new Trial(by, by)) {
      course.setUp.accept(trial);
      sender.host.apply(trial).wire =
          inner -> {
            wire[0] =
                new FaultyWire(
                    inner, fault, (sent, number) -> sent == kind && number == nth, where);
            return wire[0];
          };
      trial.run();
      boolean happened = wire[0].happened();
      assertThat(trial.claims())
          .as("at %s: %s", where, trial)
          .isEqualTo(happened ? course.claims(kind, fault) : course.claims);
      if (happened) {
        MEETINGS.add(new Meeting(kind, fault));
        assertThat(trial.from.outcome.problem().or(trial.to.outcome::problem)).isPresent();
      } else if (course == Course.ARRIVES) {
        trial.arrived();
        return false;
      }
      if (course == Course.RETURNED_WITH_A_DEVICE) {
        trial.judgeWithDoubtEndedAtTheDestination();
        return happened;
      }
      if (trial.to.outcome.claim() != Claim.HERE && course != Course.RETURNED) {
        // Nothing has run there, not even for a moment.
        assertThat(trial.to.serial.commands()).doesNotContain(Command.UNFREEZE);
        assertThat(trial.to.block.commands()).doesNotContain(Command.UNFREEZE);
      }
      trial.judge();
      return happened;
    }
  }
}
