package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.Enablement;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.SubchannelContent;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;
import org.vfiospec.migration.InvalidImageException;

@Timeout(60)
class SubchannelHardwareTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int FRAME = 32;
  private static final Set<Thread.State> WAITING =
      EnumSet.of(Thread.State.TIMED_WAITING, Thread.State.WAITING);

  /** Memory whose reads wait: a channel program is under way for as long as the test wants. */
  private static final class SlowMemory extends GuestMemory {
    final CountDownLatch reached = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);

    SlowMemory() {
      super(0x4000);
    }

    @Override
    public void read(long address, byte[] target, int offset, int count) {
      if (Thread.currentThread().getName().equals("test-channel")) {
        reached.countDown();
        try {
          go.await(20, TimeUnit.SECONDS); // or a failed test would never end
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      super.read(address, target, offset, count);
    }
  }

  private final SlowMemory memory = new SlowMemory();
  private final BlockDevice device = new BlockDevice(6, 16);

  @Test
  void freezeWaitsForTheChannelProgramThatRuns() throws Exception {
    try (SubchannelSpecimen specimen = new SubchannelSpecimen(device, LIMIT, memory)) {
      specimen.start(new Ccw(Ccw.WRITE, 0, 16, SubchannelSpecimen.DATA));
      memory.reached.await();
      CompletableFuture<Boolean> frozen = freeze(specimen.hardware());
      assertThat(specimen.start(nop())).isEqualTo(ConditionCode.BUSY);
      assertThat(frozen).isNotDone();
      memory.go.countDown();
      assertThat(frozen.get()).isTrue();
      SubchannelContent state = specimen.subchannel.content();
      assertThat(state.pending().orElseThrow().scsw().dstat()).isEqualTo(0x0c);
      assertThat(device.written().cardinality()).isEqualTo(1);
      assertThat(specimen.interrupt.count()).isEqualTo(1);
    }
  }

  @Test
  void aProgramThatDoesNotEndInTimeGoesOn() throws Exception {
    Duration instant = Duration.ofMillis(20);
    try (SubchannelSpecimen specimen = new SubchannelSpecimen(device, instant, memory)) {
      specimen.start(new Ccw(Ccw.WRITE, 0, 16, SubchannelSpecimen.DATA));
      memory.reached.await();
      assertThatExceptionOfType(HardwareException.class)
          .isThrownBy(specimen.hardware()::freeze)
          .withMessage("a channel program did not end within PT0.02S");
      assertThat(specimen.frozen()).isFalse();
      memory.go.countDown();
      specimen.interrupt.read();
      assertThat(specimen.subchannel.tsch()).isPresent();
      assertThat(specimen.start(nop())).isEqualTo(ConditionCode.ACCEPTED);
    }
  }

  @Test
  void freezeWaitsForTheInterruptLine() throws Exception {
    try (SubchannelSpecimen specimen = new SubchannelSpecimen()) {
      CountDownLatch raised = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      AtomicInteger interrupts = new AtomicInteger();
      specimen.subchannel.onStatusPending(
          () -> {
            raised.countDown();
            try {
              go.await(20, TimeUnit.SECONDS); // or a failed test would never end
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            interrupts.incrementAndGet();
          });
      specimen.start(nop());
      raised.await();
      assertThat(specimen.subchannel.tsch()).isPresent();
      CompletableFuture<Boolean> frozen = freeze(specimen.hardware());
      assertThat(specimen.start(nop())).isEqualTo(ConditionCode.BUSY); // or it might never end
      assertThat(frozen).isNotDone();
      go.countDown();
      assertThat(frozen.get()).isTrue();
      assertThat(interrupts).hasValue(1);
    }
  }

  @Test
  void aLostProgramIsAtNoCcwAnyMore() throws Exception {
    try (SubchannelSpecimen specimen = new SubchannelSpecimen(device, LIMIT, memory)) {
      specimen.start(
          new Ccw(Ccw.WRITE, Ccw.CC, 16, SubchannelSpecimen.DATA),
          new Ccw(Ccw.WRITE, 0, 16, SubchannelSpecimen.DATA));
      memory.reached.await();
      specimen.subchannel.setOperational(false);
      CompletableFuture<Boolean> frozen = freeze(specimen.hardware());
      assertThat(frozen).isNotDone();
      memory.go.countDown();
      assertThat(frozen.get()).isTrue();
      assertThat(device.currentBlock()).isEqualTo(1);
      assertThat(specimen.interrupt.count()).isZero();
    }
  }

  @Test
  void frozenItAnswersNoInstructionAndDiscardsStatus() throws Exception {
    try (SubchannelSpecimen specimen = new SubchannelSpecimen()) {
      specimen.run(nop());
      specimen.interrupt.tryRead();
      specimen.hardware().freeze();
      Object before = specimen.state();
      byte[] captured = specimen.hardware().capture();
      assertThat(specimen.start(nop())).isEqualTo(ConditionCode.NOT_OPERATIONAL);
      assertThat(specimen.subchannel.tsch()).isEmpty();
      assertThat(specimen.subchannel.stsch()).isEqualTo(ConditionCode.NOT_OPERATIONAL);
      assertThat(specimen.subchannel.msch(Enablement.DISABLED))
          .isEqualTo(ConditionCode.NOT_OPERATIONAL);
      assertThat(specimen.subchannel.enablement()).isEqualTo(Enablement.ENABLED);
      assertThat(specimen.subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION)).isTrue();
      assertThat(specimen.state()).isEqualTo(before);
      assertThat(specimen.hardware().capture()).isEqualTo(captured);
      assertThat(specimen.interrupt.count()).isZero();
      specimen.hardware().unfreeze();
      assertThat(specimen.subchannel.tsch()).isPresent();
      assertThat(specimen.subchannel.tsch()).isEmpty(); // no attention afterwards
      assertThat(specimen.start(nop())).isEqualTo(ConditionCode.ACCEPTED);
    }
  }

  @Test
  void pendingStatusInterruptsAtTheDestination() throws Exception {
    try (SubchannelSpecimen source = new SubchannelSpecimen();
        SubchannelSpecimen destination = new SubchannelSpecimen()) {
      source.run(new Ccw(0x77, Ccw.SLI, 1, 0));
      source.hardware().freeze();
      destination.hardware().freeze();
      destination.hardware().load(source.hardware().capture());
      assertThat(destination.interrupt.count()).isZero();
      destination.hardware().unfreeze();
      assertThat(destination.interrupt.count()).isEqualTo(1);
      Scsw status = destination.subchannel.tsch().orElseThrow().scsw();
      assertThat(status.dstat() & Scsw.DSTAT_UNIT_CHECK).isNotZero();
      destination.run(new Ccw(Ccw.SENSE, 0, 32, SubchannelSpecimen.DATA));
      assertThat(destination.memory.read(SubchannelSpecimen.DATA, 1)).containsExactly(0x80);
      destination.subchannel.tsch();
      assertThat(destination.subchannel.content())
          .isEqualTo(new SubchannelContent(Scsw.ofOrb(orb()), Optional.empty()));
    }
  }

  private static Orb orb() {
    return Orb.format1(SubchannelSpecimen.PROGRAM);
  }

  @Test
  void withoutPendingStatusNothingInterrupts() throws Exception {
    try (SubchannelSpecimen specimen = new SubchannelSpecimen()) {
      specimen.hardware().freeze();
      specimen.hardware().unfreeze();
      assertThat(specimen.interrupt.count()).isZero();
    }
  }

  @Test
  void theLogTellsTheBlocksThatWereWritten() throws Exception {
    try (SubchannelSpecimen specimen = new SubchannelSpecimen()) {
      Hardware hardware = specimen.hardware();
      hardware.startLogging();
      hardware.changes();
      int emptyPayload = FRAME + 9;
      specimen.device.setBlock(3, new byte[16]);
      specimen.device.setBlock(5, new byte[16]);
      specimen.device.setBlock(3, new byte[16]);
      assertThat(hardware.changes()).hasSize(emptyPayload + 2 * (4 + 16));
      assertThat(hardware.changes()).isEmpty();
      hardware.freeze();
      assertThat(hardware.capture()).hasSize(emptyPayload);
    }
  }

  @Test
  void whatTheChannelSubsystemDecidesStays() throws Exception {
    try (SubchannelSpecimen source = new SubchannelSpecimen();
        SubchannelSpecimen destination = new SubchannelSpecimen()) {
      source.subchannel.setPathsAvailable(0x40);
      destination.subchannel.msch(Enablement.DISABLED);
      source.hardware().freeze();
      destination.hardware().freeze();
      destination.hardware().load(source.hardware().capture());
      destination.hardware().unfreeze();
      assertThat(destination.subchannel.enablement()).isEqualTo(Enablement.DISABLED);
      assertThat(destination.subchannel.pathsAvailable()).isEqualTo(0x80);
    }
  }

  @Test
  void resetEndsTheProgramAndKeepsTheBlocks() throws Exception {
    byte[] content = new byte[16];
    content[0] = 42;
    device.setBlock(5, content);
    try (SubchannelSpecimen specimen = new SubchannelSpecimen(device, LIMIT, memory)) {
      specimen.start(
          new Ccw(Ccw.WRITE, Ccw.CC, 16, SubchannelSpecimen.DATA),
          new Ccw(Ccw.WRITE, 0, 16, SubchannelSpecimen.DATA));
      memory.reached.await();
      CompletableFuture<Boolean> reset = begin(specimen.hardware()::reset);
      assertThat(reset).isNotDone(); // a CCW is being executed
      memory.go.countDown();
      assertThat(reset.get()).isTrue();
      assertThat(specimen.interrupt.count()).isZero();
      assertThat(specimen.subchannel.active()).isEmpty();
      assertThat(specimen.subchannel.content())
          .isEqualTo(new SubchannelContent(Scsw.ZERO, Optional.empty()));
      assertThat(device.currentBlock()).isZero();
      assertThat(device.block(5)).isEqualTo(content);
      assertThat(specimen.start(nop())).isEqualTo(ConditionCode.ACCEPTED);
      specimen.interrupt.read();
      assertThat(specimen.subchannel.tsch()).isPresent();
    }
  }

  @Test
  void aProgramThatLoopsForEverStopsNoResetAndNoLog() throws Exception {
    Duration instant = Duration.ofMillis(20);
    memory.go.countDown();
    try (SubchannelSpecimen specimen = new SubchannelSpecimen(device, instant, memory)) {
      specimen.start(
          new Ccw(Ccw.NOP, Ccw.CC | Ccw.SLI, 1, 0), Ccw.tic(SubchannelSpecimen.PROGRAM), nop());
      specimen.hardware().startLogging();
      assertThat(specimen.hardware().changes()).isNotEmpty();
      assertThatExceptionOfType(HardwareException.class).isThrownBy(specimen.hardware()::freeze);
      specimen.hardware().reset();
      specimen.hardware().freeze();
      assertThat(specimen.frozen()).isTrue();
    }
  }

  @Test
  void aDeviceOfAnotherSizeIsRefused() throws Exception {
    try (SubchannelSpecimen specimen = new SubchannelSpecimen();
        SubchannelSpecimen more =
            new SubchannelSpecimen(new BlockDevice(7, 16), LIMIT, new GuestMemory(0x4000));
        SubchannelSpecimen larger =
            new SubchannelSpecimen(new BlockDevice(6, 17), LIMIT, new GuestMemory(0x4000))) {
      specimen.hardware().freeze();
      byte[] captured = specimen.hardware().capture();
      more.hardware().freeze();
      larger.hardware().freeze();
      assertThatExceptionOfType(InvalidImageException.class)
          .isThrownBy(() -> more.hardware().load(captured))
          .withMessage("byte 28: a device of 6 blocks, not of 7");
      assertThatExceptionOfType(InvalidImageException.class)
          .isThrownBy(() -> larger.hardware().load(captured))
          .withMessage("byte 32: a device of 16 bytes a block, not of 17");
    }
  }

  @Test
  void aDeviceThatFitsInNoPartIsRefused() {
    try (SubchannelSpecimen specimen = new SubchannelSpecimen()) {
      BlockDevice manySmall = new BlockDevice(1 << 28, 1);
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new SubchannelHardware(specimen.subchannel, manySmall, specimen.channel, LIMIT));
    }
  }

  private static Ccw nop() {
    return new Ccw(Ccw.NOP, Ccw.SLI, 1, 0);
  }

  private static CompletableFuture<Boolean> freeze(Hardware hardware) {
    return begin(hardware::freeze);
  }

  private interface Command {
    void run() throws HardwareException;
  }

  /** The outcome of a command that has begun to wait. */
  private static CompletableFuture<Boolean> begin(Command command) {
    CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                command.run();
                outcome.complete(true);
              } catch (HardwareException e) {
                outcome.completeExceptionally(e);
              }
            });
    thread.start();
    while (!WAITING.contains(thread.getState()) && thread.isAlive()) {
      Thread.onSpinWait();
    }
    return outcome;
  }
}
