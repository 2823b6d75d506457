package org.vfiospec.machine.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.machine.SerialPortHardware;
import org.vfiospec.machine.guest.GuestShape;
import org.vfiospec.machine.wire.Message;
import org.vfiospec.machine.wire.MessageKind;
import org.vfiospec.machine.wire.MessageStream;
import org.vfiospec.machine.wire.Wire;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.v1.DesignChoices;
import org.vfiospec.migration.v2.MigrationFlags;

/**
 * What a destination cannot take it refuses in a line, and a step that fails for whatever reason
 * leaves the guest with one side.
 */
@Timeout(120)
class RefusalTest {
  static Stream<MigrationInterface> interfaces() {
    return Stream.of(Interfaces.V1, Interfaces.V2);
  }

  private static void refused(Trial trial, String reason) throws Exception {
    trial.run().stayed();
    assertThat(trial.to.outcome.claim()).isEqualTo(Claim.NOT_HERE);
    assertThat(trial.to.outcome.problem().orElseThrow()).isEqualTo(reason);
    assertThat(trial.from.outcome.problem().orElseThrow())
        .isEqualTo("the destination refused: " + reason);
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void aGuestOfAnotherShape(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      trial.to.shape = new GuestShape(9, 8, 64);
      refused(
          trial,
          "a guest of GuestShape[pages=8, blocks=8, blockSize=64],"
              + " where GuestShape[pages=9, blocks=8, blockSize=64] is");
    }
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void devicesInAnotherOrder(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      trial.to.devices =
          devices -> {
            Collections.reverse(devices);
            return devices;
          };
      refused(trial, "device 0 is of kind 1, not of 2");
    }
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void anotherNumberOfDevices(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      trial.to.devices = devices -> devices.subList(0, 1);
      refused(trial, "2 devices, where 1 are");
    }
  }

  /** Each device takes the other one's transfer for what it is. */
  @ParameterizedTest
  @MethodSource("interfaces")
  void theTransferOfAnotherDevice(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      trial.from.wire =
          forging(
              MessageKind.DEVICE,
              payload -> {
                payload[1] ^= 1;
                return payload;
              });
      trial.run().stayed();
      assertThat(trial.to.outcome.problem().orElseThrow()).containsAnyOf("EINVAL", "but");
    }
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void aTransferThatIsDamagedBeforeItIsSent(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      trial.from.wire =
          forging(
              MessageKind.DEVICE,
              payload -> {
                payload[payload.length - 1] ^= 1;
                return payload;
              });
      trial.run().stayed();
      assertThat(trial.from.outcome.problem().orElseThrow())
          .startsWith("the destination refused: serial port:")
          .contains("EINVAL");
    }
  }

  /** Of either interface, with a destination whose serial port takes no more than 10 bytes. */
  @ParameterizedTest
  @MethodSource("interfaces")
  void aTransferThatIsTooLong(MigrationInterface by) throws Exception {
    try (Trial trial = new Trial(by, by)) {
      trial.to.devices =
          devices -> {
            devices.set(0, takingTenBytes(by, trial.to.serial));
            return devices;
          };
      refused(
          trial,
          by == Interfaces.V1
              ? "serial port: a write of data failed with EINVAL, it is in NE--"
              : "serial port: a write to the data FD failed with ENOMEM, it is in RESUMING");
    }
  }

  private static DeviceMigration takingTenBytes(MigrationInterface by, Hardware hardware) {
    return by == Interfaces.V1
        ? new RegisterMigration(
            SerialPortHardware.KIND, DesignChoices.of(Interfaces.REGISTER), hardware, 64, 10)
        : new StatesMigration(
            SerialPortHardware.KIND,
            org.vfiospec.migration.v2.DesignChoices.of(Interfaces.STATES),
            new MigrationFlags(7),
            hardware,
            10);
  }

  @Test
  void aPageThatIsNotWhatTheSourceHas() throws Exception {
    try (Trial trial = new Trial(Interfaces.V2, Interfaces.V2)) {
      trial.from.wire =
          forging(
              MessageKind.MEMORY,
              payload -> {
                payload[Integer.BYTES + 4000] ^= 1;
                return payload;
              });
      trial.run().stayed();
      assertThat(trial.to.outcome.problem().orElseThrow())
          .startsWith("the memory is not that of the source");
    }
  }

  @Test
  void pagesAndDevicesThatAreNotThere() throws Exception {
    byte[] page = ByteBuffer.allocate(Integer.BYTES + 4096).putInt(99).array();
    refusedForging(MessageKind.MEMORY, payload -> page, "page 99 of 8");
    refusedForging(MessageKind.MEMORY, payload -> new byte[5], "MEMORY has 5 bytes");
    refusedForging(
        MessageKind.DEVICE,
        payload -> new byte[] {0, 2, 1},
        "DEVICE is of no device that there is");
    refusedForging(
        MessageKind.DEVICE, payload -> new byte[1], "DEVICE is of no device that there is");
    refusedForging(MessageKind.END, payload -> new byte[3], "END has 3 bytes");
    refusedForging(MessageKind.HELLO, payload -> new byte[3], "HELLO ends too early");
    refusedForging(
        MessageKind.HELLO,
        payload -> Arrays.copyOf(payload, payload.length + 1),
        "HELLO has 1 bytes too many");
    refusedForging(
        MessageKind.HELLO,
        payload -> ByteBuffer.wrap(payload).putInt(0, 512).array(),
        "pages of 512 bytes, not of 4096");
  }

  private static void refusedForging(MessageKind kind, UnaryOperator<byte[]> forgery, String reason)
      throws Exception {
    try (Trial trial = new Trial(Interfaces.V2, Interfaces.V2)) {
      trial.from.wire = forging(kind, forgery);
      refused(trial, reason);
    }
  }

  @Test
  void devicesThatCannotBeQuietTogether() throws Exception {
    MigrationInterface noPeer =
        new MigrationInterface.States(
            ((MigrationInterface.States) Interfaces.V2).choices(), new MigrationFlags(5));
    try (Trial trial = new Trial(noPeer, Interfaces.V2)) {
      trial.run().stayed();
      assertThat(trial.from.outcome.problem().orElseThrow())
          .isEqualTo("serial port cannot be quiet, and there are 2 devices");
    }
  }

  @Test
  void devicesWithoutPreCopyMigrateNevertheless() throws Exception {
    MigrationInterface noPreCopy =
        new MigrationInterface.States(
            ((MigrationInterface.States) Interfaces.V2).choices(), new MigrationFlags(3));
    try (Trial trial = new Trial(noPreCopy, noPreCopy)) {
      trial.run().arrived();
    }
  }

  @Test
  void aRegisterWithoutNdmaIsForOneDevice() throws Exception {
    Map<String, Object> without = new HashMap<>(Interfaces.REGISTER);
    without.put("hasNdma", false);
    MigrationInterface register = new MigrationInterface.Register(DesignChoices.of(without), 512);
    try (Trial trial = new Trial(register, register)) {
      trial.run().stayed();
      assertThat(trial.from.outcome.problem().orElseThrow()).contains("cannot be quiet");
    }
  }

  @Test
  void aDestinationThatSaysNothing() throws Exception {
    try (Trial trial = new Trial(Interfaces.V2, Interfaces.V2)) {
      trial.from.patience = Duration.ofMillis(300);
      trial.to.wire = wire -> new Silenced(wire);
      trial.run().stayed();
      assertThat(trial.from.outcome.problem().orElseThrow()).startsWith("the other host ");
    }
  }

  @ParameterizedTest
  @EnumSource(SavingStep.class)
  void aStepOfTheSourceThatFails(SavingStep failing) throws Exception {
    for (MigrationInterface by : List.of(Interfaces.V1, Interfaces.V2)) {
      try (Trial trial = new Trial(by, by)) {
        trial.from.observer =
            new MigrationObserver() {
              @Override
              public void saving(SavingStep step) {
                if (step == failing) {
                  throw new IllegalStateException("told to fail");
                }
              }
            };
        trial.run().judge();
        assertThat(trial.from.outcome.problem()).isPresent();
        assertThat(trial.claims())
            .isEqualTo(
                failing == SavingStep.STOP
                    ? List.of(Claim.NOT_HERE, Claim.HERE)
                    : List.of(Claim.HERE, Claim.NOT_HERE));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(LoadingStep.class)
  void aStepOfTheDestinationThatFails(LoadingStep failing) throws Exception {
    for (MigrationInterface by : List.of(Interfaces.V1, Interfaces.V2)) {
      try (Trial trial = new Trial(by, by)) {
        trial.to.observer =
            new MigrationObserver() {
              @Override
              public void loading(LoadingStep step) {
                if (step == failing) {
                  throw new IllegalStateException("told to fail");
                }
              }
            };
        trial.run().judge();
        assertThat(trial.to.outcome.problem()).isPresent();
        assertThat(trial.to.outcome.claim())
            .isEqualTo(
                failing.compareTo(LoadingStep.AWAIT_COMMIT) > 0 ? Claim.HERE : Claim.NOT_HERE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SavingStep.class)
  void cancelledAtAStep(SavingStep at) throws Exception {
    for (MigrationInterface by : List.of(Interfaces.V1, Interfaces.V2)) {
      try (Trial trial = new Trial(by, by)) {
        trial.from.observer =
            new MigrationObserver() {
              @Override
              public void saving(SavingStep step) {
                if (step == at) {
                  trial.source.cancel();
                }
              }
            };
        trial.run();
        if (at.compareTo(SavingStep.COMMIT) < 0) {
          trial.stayed();
          assertThat(trial.from.outcome.problem()).contains("it was cancelled");
          assertThat(trial.to.outcome.problem()).contains("the source gave up: it was cancelled");
        } else {
          trial.arrived();
        }
      }
    }
  }

  /** What a source of this project does not send, framed as it would. */
  private static UnaryOperator<Wire> forging(MessageKind kind, UnaryOperator<byte[]> forgery) {
    return wire -> new Forging(wire, kind, forgery);
  }

  private static class Passing implements Wire {
    final Wire wire;

    Passing(Wire wire) {
      this.wire = wire;
    }

    @Override
    public void send(byte[] frame) throws IOException {
      wire.send(frame);
    }

    @Override
    public int receive(byte[] target, int offset, int count) throws IOException {
      return wire.receive(target, offset, count);
    }

    @Override
    public boolean hasReceived() throws IOException {
      return wire.hasReceived();
    }

    @Override
    public void close() throws IOException {
      wire.close();
    }
  }

  private static final class Silenced extends Passing {
    Silenced(Wire wire) {
      super(wire);
    }

    @Override
    public void send(byte[] frame) {
      // it never arrives
    }
  }

  private static final class Forging extends Passing {
    private final MessageKind kind;
    private final UnaryOperator<byte[]> forgery;
    private int sent;

    Forging(Wire wire, MessageKind kind, UnaryOperator<byte[]> forgery) {
      super(wire);
      this.kind = kind;
      this.forgery = forgery;
    }

    @Override
    public void send(byte[] frame) throws IOException {
      int number = sent++;
      if (frame[7] != kind.code()) {
        super.send(frame);
        return;
      }
      byte[] payload = forgery.apply(Arrays.copyOfRange(frame, 20, frame.length - 4));
      super.send(MessageStream.frame(new Message(kind, payload), number));
    }
  }
}
