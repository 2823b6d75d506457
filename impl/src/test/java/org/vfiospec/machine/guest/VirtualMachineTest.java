package org.vfiospec.machine.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.BitSet;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guest works, and what is wrong with it shows: otherwise no migration could fail. */
@Timeout(60)
class VirtualMachineTest {
  private static final GuestShape SHAPE = new GuestShape(6, 4, 64);

  private final SerialWitness witness = new SerialWitness();

  /** A guest that stands after it has gone round its disk. */
  private VirtualMachine worked(IntConsumer line) throws InterruptedException {
    VirtualMachine machine = new VirtualMachine("test", SHAPE, line, Duration.ofSeconds(30));
    machine.cpu().run();
    witness.await(40);
    while (machine.blocksWritten() < 2 * SHAPE.blocks()) {
      Thread.yield();
    }
    machine.cpu().pause();
    return machine;
  }

  @Test
  void aGuestThatWasLeftAloneIsIntact() throws InterruptedException {
    try (VirtualMachine machine = worked(witness::take)) {
      assertThat(machine.defects()).isEmpty();
      witness.await(machine.charactersSent());
      assertThat(witness.defect()).isEmpty();
      machine.cpu().run();
      witness.await(machine.charactersSent() + 1000);
      machine.cpu().pause();
      assertThat(machine.defects()).isEmpty();
      assertThat(witness.defect()).isEmpty();
    }
  }

  @Test
  void aByteOfTheJournalShows() throws InterruptedException {
    try (VirtualMachine machine = worked(witness::take)) {
      long address = GuestLayout.journalEntry(machine.memory(), machine.blocksWritten() - 1);
      machine.memory().write(address, new byte[] {1});
      assertThat(machine.defects()).hasSize(1).first().asString().startsWith("journal at");
    }
  }

  @Test
  void anOlderPageShows() throws InterruptedException {
    try (VirtualMachine machine = worked(witness::take)) {
      byte[] older = machine.memory().page(0);
      long written = machine.blocksWritten();
      machine.cpu().run();
      while (machine.blocksWritten() < written + 2) {
        Thread.yield();
      }
      machine.cpu().pause();
      machine.memory().write(0, older);
      assertThat(machine.defects()).isNotEmpty();
    }
  }

  @Test
  void aBlockThatWasNotWrittenShows() throws InterruptedException {
    try (VirtualMachine machine = worked(witness::take)) {
      long next = machine.blocksWritten();
      GuestLayout.putNumber(machine.memory(), GuestLayout.NEXT_BLOCK, next + 2);
      for (long number = next; number < next + 2; number++) {
        GuestLayout.putNumber(
            machine.memory(), GuestLayout.journalEntry(machine.memory(), number), number);
      }
      assertThat(machine.defects()).isNotEmpty().allMatch(each -> each.startsWith("place "));
    }
  }

  @Test
  void theGuestItselfSeesABlockThatIsNotWhatItWrote() throws InterruptedException {
    try (VirtualMachine machine = worked(witness::take)) {
      // It takes its own number for another one, so what it reads back is none that it expects.
      long next = machine.blocksWritten();
      GuestLayout.putNumber(machine.memory(), GuestLayout.NEXT_BLOCK, next + SHAPE.blocks() - 1);
      machine.cpu().run();
      while (machine.complaint().isEmpty()) {
        Thread.yield();
      }
      machine.cpu().pause();
      assertThat(machine.defects().get(0)).startsWith("read back: ");
    }
  }

  @Test
  void aGuestOfStoppedDevicesSeesThat() throws Exception {
    try (VirtualMachine machine = worked(witness::take)) {
      machine.block().freeze();
      GuestLayout.putWord(machine.memory(), GuestLayout.PHASE, 1);
      machine.cpu().run();
      while (machine.complaint().isEmpty()) {
        Thread.yield();
      }
      machine.cpu().pause();
      assertThat(machine.defects().get(0)).endsWith("condition code 3 of SSCH");
    }
  }

  @Test
  void aSerialPortThatWasResetIsSetUpAgainAndTheFarEndKnows() throws InterruptedException {
    try (VirtualMachine machine = worked(witness::take)) {
      machine.serialPort().reset();
      machine.deviceWasReset(GuestDevice.SERIAL_PORT);
      goOn(machine);
      assertThat(machine.resetsTold(GuestDevice.SERIAL_PORT)).isEqualTo(1);
      assertThat(machine.resetsTold(GuestDevice.DISK)).isZero();
      assertThat(witness.resumptions()).isEqualTo(1);
      assertThat(witness.missing()).isBetween(0L, 25L);
    }
  }

  /** In the worst case it waits for an interrupt that is not going to come. */
  @Test
  void aDiskThatWasResetIsStartedAgain() throws Exception {
    try (VirtualMachine machine = worked(witness::take)) {
      machine.block().freeze();
      machine.block().reset();
      GuestLayout.putWord(machine.memory(), GuestLayout.PHASE, 2);
      machine.deviceWasReset(GuestDevice.DISK);
      goOn(machine);
      assertThat(machine.resetsTold(GuestDevice.DISK)).isEqualTo(1);
      assertThat(machine.resetsTold(GuestDevice.SERIAL_PORT)).isZero();
      assertThat(witness.resumptions()).isZero();
    }
  }

  @Test
  void aGuestIsToldOfAResetWhileItStands() throws InterruptedException {
    try (VirtualMachine machine = worked(witness::take)) {
      machine.cpu().run();
      assertThatThrownBy(() -> machine.deviceWasReset(GuestDevice.DISK))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> GuestDevice.of(3)).hasMessageContaining("kind 3");
  }

  private void goOn(VirtualMachine machine) throws InterruptedException {
    long blocks = machine.blocksWritten();
    machine.cpu().run();
    witness.await(machine.charactersSent() + 100);
    while (machine.blocksWritten() < blocks + 2 * SHAPE.blocks()) {
      Thread.yield();
    }
    machine.cpu().pause();
    assertThat(machine.defects()).isEmpty();
    witness.await(machine.charactersSent());
    assertThat(witness.defect()).isEmpty();
    assertThat(witness.count()).isEqualTo(machine.charactersSent());
  }

  @Test
  void aStreamThatResumesTellsWhatIsMissing() {
    SerialWitness gap = new SerialWitness();
    SerialWitness back = new SerialWitness();
    SerialWitness garbled = new SerialWitness();
    for (long i = 0; i < 30; i++) {
      gap.take(SerialStream.at(i));
      back.take(SerialStream.at(i));
      garbled.take(SerialStream.at(i));
    }
    gap.take(SerialStream.RESUMED);
    back.take(SerialStream.RESUMED);
    garbled.take(SerialStream.RESUMED);
    for (long i = 0; i < 20; i++) {
      gap.take(SerialStream.at(SerialStream.nextLine(37) + i));
      back.take(SerialStream.at(SerialStream.nextLine(19) + i));
      garbled.take('x');
    }
    assertThat(gap.defect()).isEmpty();
    assertThat(gap.resumptions()).isEqualTo(1);
    assertThat(gap.missing()).isEqualTo(15);
    assertThat(gap.count()).isEqualTo(65);
    assertThat(back.defect()).contains("after character 30 the serial stream resumes at 27");
    assertThat(garbled.defect()).isPresent();
  }

  @Test
  void gapsAndRepeatsOfTheStreamShow() {
    for (long first : new long[] {0, 5, 8, 100}) {
      SerialWitness gap = new SerialWitness();
      SerialWitness repeat = new SerialWitness();
      for (long i = 0; i < 200; i++) {
        if (i != first) {
          gap.take(SerialStream.at(i));
        }
        repeat.take(SerialStream.at(i));
        if (i == first) {
          repeat.take(SerialStream.at(i));
        }
      }
      assertThat(gap.defect()).isPresent();
      assertThat(repeat.defect()).isPresent();
    }
  }

  @Test
  void aLineThatBreaksShows() throws InterruptedException {
    try (VirtualMachine machine =
        worked(
            character -> {
              if (witness.count() == 45) {
                throw new IllegalStateException("the line is cut");
              }
              witness.take(character);
            })) {
      machine.cpu().run();
      while (machine.defects().isEmpty()) {
        Thread.yield();
      }
      assertThat(machine.defects().get(0)).contains("the line is cut");
    }
  }

  @Test
  void everyStoreIsLoggedUntilItIsTaken() {
    LoggedMemory memory = new LoggedMemory(6);
    assertThatThrownBy(memory::takeDirty).isInstanceOf(IllegalStateException.class);
    memory.write(0, new byte[1]);
    memory.startTracking();
    assertThatThrownBy(memory::startTracking).isInstanceOf(IllegalStateException.class);
    assertThat(memory.takeDirty()).isEqualTo(new BitSet());
    memory.write(2 * LoggedMemory.PAGE_SIZE - 1, new byte[2]);
    BitSet both = new BitSet();
    both.set(1, 3);
    assertThat(memory.takeDirty()).isEqualTo(both);
    assertThat(memory.takeDirty()).isEqualTo(new BitSet());
    memory.stopTracking();
    memory.startTracking();
    memory.stopTracking();
  }

  @Test
  void shapesWithoutRoomAreRefused() {
    assertThatThrownBy(() -> new GuestShape(4, 4, 64)).hasMessageContaining("pages");
    assertThatThrownBy(() -> new GuestShape(6, 1, 64)).hasMessageContaining("2 blocks");
    assertThatThrownBy(() -> new GuestShape(6, 4, 8)).hasMessageContaining("8 bytes");
  }
}
