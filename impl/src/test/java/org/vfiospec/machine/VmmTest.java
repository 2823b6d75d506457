package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.ccw.DriverState;
import org.vfiospec.ccw.RegionRead;
import org.vfiospec.ccw.RegionWrite;
import org.vfiospec.ccw.Revisions;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.SingleThreadWorkqueue;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VmmTest {
  private static final Orb ORB = Orb.format1(0x1000);
  private static final Irb FINAL =
      Irb.of(
          Scsw.ZERO
              .withFctl(Scsw.FCTL_START)
              .withStctl(Scsw.STCTL_PRIMARY | Scsw.STCTL_SECONDARY | Scsw.STCTL_PENDING)
              .withDstat(Scsw.DSTAT_CHANNEL_END | Scsw.DSTAT_DEVICE_END));
  private static final Irb INTERMEDIATE =
      Irb.of(
          Scsw.ZERO
              .withFctl(Scsw.FCTL_START)
              .withActl(Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT)
              .withStctl(Scsw.STCTL_INTERMEDIATE | Scsw.STCTL_PENDING)
              .withCstat(Scsw.CSTAT_PCI));

  private final GuestMemory memory = new GuestMemory(0x2000);
  private final Subchannel subchannel = new Subchannel();
  private final EventFd ioTrigger = new EventFd();
  private final SingleThreadWorkqueue workqueue = new SingleThreadWorkqueue("vfio-ccw");
  private final CountDownLatch contended = new CountDownLatch(3);
  private final VfioCcwDevice device =
      new VfioCcwDevice(
          DesignChoices.of(Revisions.RECOMMENDED),
          subchannel,
          memory,
          workqueue,
          ioTrigger,
          (context, stage) -> {
            if (stage == RegionWrite.Stage.TRYLOCK) {
              contended.countDown();
            }
          });
  private final Vmm vmm = new Vmm(device, ioTrigger);

  @BeforeEach
  void open() {
    memory.write(0x1000, new Ccw(Ccw.NOP, 0, 1, 0));
    subchannel.onStatusPending(device::interrupt);
    assertThat(device.open()).isZero();
  }

  @AfterEach
  void close() {
    vmm.close();
    subchannel.setOperational(false); // what it may still execute is lost
    device.close();
    workqueue.close();
  }

  @Test
  void aStartAndItsEnd() throws Exception {
    assertThat(vmm.ssch(ORB)).isZero();
    assertThat(vmm.stsch().fctl()).isEqualTo(Scsw.FCTL_START);
    assertThat(vmm.stsch().actl()).isEqualTo(Scsw.ACTL_START_PEND);
    assertThat(vmm.tsch()).isEmpty();
    subchannel.presentFinal(FINAL);
    vmm.awaitInterruption();
    assertThat(vmm.stsch()).isEqualTo(FINAL.scsw());
    assertThat(vmm.ssch(ORB)).isEqualTo(1);
    assertThat(vmm.tsch()).contains(FINAL);
    assertThat(vmm.tsch()).isEmpty();
    assertThat(vmm.stsch().fctl()).isZero();
    assertThat(vmm.ssch(ORB)).isZero();
  }

  @Test
  void aSecondStartMeanwhile() {
    vmm.ssch(ORB);
    assertThat(vmm.ssch(ORB)).isEqualTo(2);
  }

  @Test
  void intermediateStatusLeavesTheFunctionInProgress() throws Exception {
    vmm.ssch(ORB);
    subchannel.presentIntermediate(INTERMEDIATE);
    vmm.awaitInterruption();
    assertThat(vmm.tsch()).contains(INTERMEDIATE);
    assertThat(vmm.stsch().stctl()).isZero();
    assertThat(vmm.ssch(ORB)).isEqualTo(2);
    subchannel.presentFinal(FINAL);
    vmm.awaitInterruption();
    assertThat(vmm.tsch()).contains(FINAL);
  }

  @Test
  void busyAtTheDeviceIsCode2AndLeavesNothingBehind() {
    subchannel.onStatusPending(() -> {}); // the host does not take it
    subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    assertThat(vmm.ssch(ORB)).isEqualTo(2);
    assertThat(vmm.stsch()).isEqualTo(Scsw.ZERO);
    subchannel.tsch();
    assertThat(vmm.ssch(ORB)).isZero();
  }

  @Test
  void noPathIsCode3AndLeavesNothingBehind() {
    assertThat(vmm.ssch(ORB.withLpm(0x40))).isEqualTo(3); // EACCES
    assertThat(vmm.stsch()).isEqualTo(Scsw.ZERO);
    subchannel.setPathsAvailable(0);
    assertThat(vmm.ssch(ORB)).isEqualTo(3); // ENODEV
    assertThat(vmm.stsch()).isEqualTo(Scsw.ZERO);
    subchannel.setPathsAvailable(0x80);
    assertThat(vmm.ssch(ORB)).isZero();
  }

  @Test
  void anyOtherErrorIsAUnitException() throws Exception {
    assertThat(vmm.ssch(Orb.format1(0x7fff0000))).isZero();
    vmm.awaitInterruption();
    Scsw status = vmm.tsch().orElseThrow().scsw();
    assertThat(status.dstat()).isEqualTo(Scsw.DSTAT_UNIT_EXCEPTION);
    assertThat(status.stctl()).isEqualTo(0x17);
    assertThat(status.actl()).isZero();
    assertThat(status.fctl()).isEqualTo(Scsw.FCTL_START);
    assertThat(vmm.stsch().fctl()).isZero();
    assertThat(vmm.ssch(ORB)).isZero();
  }

  @Test
  void tryAgainIsTriedAgain() throws Exception {
    RegionRead read = device.read(0, new byte[4], 0, 4);
    read.step();
    CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> vmm.ssch(ORB));
    contended.await();
    assertThat(code).isNotDone();
    read.step();
    assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
    assertThat(device.view().state()).isEqualTo(DriverState.CP_PENDING);
  }

  @Test
  void unsolicitedStatusInterruptsTheGuest() throws Exception {
    subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    vmm.awaitInterruption();
    Scsw status = vmm.tsch().orElseThrow().scsw();
    assertThat(status.isSolicited()).isFalse();
    assertThat(status.dstat()).isEqualTo(Scsw.DSTAT_ATTENTION);
  }

  @Test
  void aDeviceThatThrowsLeavesNothingBehind() {
    device.close();
    assertThatIllegalStateException().isThrownBy(() -> vmm.ssch(ORB));
    assertThat(vmm.stsch()).isEqualTo(Scsw.ZERO);
  }

  @Test
  void aNotifierThatFailsIsToldToWhoeverWaits() throws Exception {
    vmm.close(); // the signals are for the other one
    Vmm failing =
        new Vmm(
            device,
            ioTrigger,
            irb -> {
              throw new UnsupportedOperationException("planted");
            });
    CompletableFuture<?>[] cpus = new CompletableFuture<?>[3];
    for (int i = 0; i < cpus.length; i++) {
      cpus[i] =
          CompletableFuture.runAsync(
              () ->
                  assertThatIllegalStateException()
                      .isThrownBy(failing::awaitInterruption)
                      .withCauseInstanceOf(UnsupportedOperationException.class));
    }
    subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    for (CompletableFuture<?> cpu : cpus) {
      cpu.get(20, TimeUnit.SECONDS);
    }
    assertThatIllegalStateException()
        .isThrownBy(failing::close)
        .withCauseInstanceOf(UnsupportedOperationException.class);
    failing.close();
  }

  @Test
  void aNotifierThatCannotReadIsTold() throws Exception {
    device.close();
    ioTrigger.signal();
    assertThatIllegalStateException()
        .isThrownBy(vmm::awaitInterruption)
        .withCauseInstanceOf(IllegalStateException.class);
    assertThatIllegalStateException().isThrownBy(vmm::close);
  }

  @Test
  void closingTwiceDoesNothing() {
    vmm.close();
    vmm.close();
  }
}
