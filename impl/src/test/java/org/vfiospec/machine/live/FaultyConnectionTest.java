package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.fault.Command;
import org.vfiospec.machine.fault.FaultyWire;
import org.vfiospec.machine.fault.WireFault;
import org.vfiospec.machine.wire.MessageKind;
import org.vfiospec.machine.wire.Wire;

/** Every message that one side sends meets every fault. */
@Timeout(300)
class FaultyConnectionTest {
  private enum Sender {
    SOURCE(
        trial -> trial.from,
        EnumSet.of(
            MessageKind.HELLO,
            MessageKind.MEMORY,
            MessageKind.DEVICE,
            MessageKind.END,
            MessageKind.COMMIT)),
    DESTINATION(
        trial -> trial.to,
        EnumSet.of(MessageKind.WELCOME, MessageKind.LOADED, MessageKind.RUNNING));

    final Function<Trial, Trial.Host> host;
    final Set<MessageKind> sends;

    Sender(Function<Trial, Trial.Host> host, Set<MessageKind> sends) {
      this.host = host;
      this.sends = sends;
    }
  }

  static Stream<Arguments> faults() {
    return Stream.of(Interfaces.V1, Interfaces.V2)
        .flatMap(
            by ->
                Stream.of(Sender.values())
                    .flatMap(
                        sender ->
                            sender.sends.stream()
                                .flatMap(
                                    kind ->
                                        Stream.of(WireFault.values())
                                            .map(fault -> Arguments.of(by, sender, kind, fault)))));
  }

  /** The first of the kind meets it, the second and so on, until there is none of that number. */
  @ParameterizedTest
  @MethodSource("faults")
  void everyMessageMeetsTheFault(
      MigrationInterface by, Sender sender, MessageKind kind, WireFault fault) throws Exception {
    boolean happened = true;
    for (int i = 0; happened; i++) {
      int nth = i;
      for (double where = 0; where <= 1 && happened; where += 0.249) {
        happened = meets(by, sender, kind, fault, nth, where);
        assertThat(happened || nth > 0).isTrue();
        if (fault != WireFault.CORRUPT && fault != WireFault.TRUNCATE) {
          break;
        }
      }
    }
  }

  /** The destination has given the guest up, and the source cannot know that. */
  @ParameterizedTest
  @EnumSource(
      value = MessageKind.class,
      names = {"REFUSED", "RETURNED"})
  void anAnswerToCommitThatIsLostLeavesTheSourceInDoubt(MessageKind answer) throws Exception {
    for (MigrationInterface by : List.of(Interfaces.V1, Interfaces.V2)) {
      try (Trial trial = new Trial(by, by)) {
        if (answer == MessageKind.REFUSED) {
          trial.from.wire = hit(WireFault.CORRUPT, MessageKind.COMMIT);
        } else {
          trial.to.serialFails = (command, number) -> command == Command.UNFREEZE;
        }
        trial.to.wire = hit(WireFault.CUT, answer);
        trial.run();
        assertThat(trial.claims()).isEqualTo(List.of(Claim.IN_DOUBT, Claim.NOT_HERE));
        trial.judge();
      }
    }
  }

  private static UnaryOperator<Wire> hit(WireFault fault, MessageKind kind) {
    return wire -> new FaultyWire(wire, fault, (sent, number) -> sent == kind, 0.5);
  }

  private static boolean meets(
      MigrationInterface by,
      Sender sender,
      MessageKind kind,
      WireFault fault,
      int nth,
      double where)
      throws Exception {
    FaultyWire[] wire = new FaultyWire[1];
    try (Trial trial = new Trial(by, by)) {
      sender.host.apply(trial).wire =
          inner -> {
            wire[0] =
                new FaultyWire(
                    inner, fault, (sent, number) -> sent == kind && number == nth, where);
            return wire[0];
          };
      trial.run();
      if (wire[0].happened()) {
        assertThat(trial.claims()).as("at %s: %s", where, trial).isEqualTo(claims(kind, fault));
        assertThat(trial.from.outcome.problem().or(trial.to.outcome::problem)).isPresent();
        if (trial.to.outcome.claim() != Claim.HERE) {
          // Nothing has run there, not even for a moment.
          assertThat(trial.to.serial.commands()).doesNotContain(Command.UNFREEZE);
          assertThat(trial.to.block.commands()).doesNotContain(Command.UNFREEZE);
        }
        trial.judge();
      } else {
        trial.arrived();
      }
      return wire[0].happened();
    }
  }

  /** The table of the package, by the message that is hit. */
  private static List<Claim> claims(MessageKind kind, WireFault fault) {
    List<Claim> stays = List.of(Claim.HERE, Claim.NOT_HERE);
    List<Claim> goes = List.of(Claim.NOT_HERE, Claim.HERE);
    List<Claim> staysUnheard = List.of(Claim.HERE, Claim.IN_DOUBT);
    List<Claim> goesUnheard = List.of(Claim.IN_DOUBT, Claim.HERE);
    List<Claim> nobodyKnows = List.of(Claim.IN_DOUBT, Claim.IN_DOUBT);
    boolean arrives = fault == WireFault.CUT_AFTER;
    boolean damaged = fault == WireFault.CORRUPT || fault == WireFault.VERSION;
    return switch (kind) {
      case END -> arrives ? staysUnheard : stays;
      case LOADED -> arrives ? nobodyKnows : damaged ? stays : staysUnheard;
      case COMMIT -> arrives ? goesUnheard : damaged ? stays : nobodyKnows;
      case RUNNING -> arrives ? goes : goesUnheard;
      default -> stays;
    };
  }
}
