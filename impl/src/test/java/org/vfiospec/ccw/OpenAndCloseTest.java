package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.vfiospec.ccw.TestBench.finalIrb;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.Enablement;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.SingleThreadWorkqueue;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpenAndCloseTest {
  private final Subchannel subchannel = new Subchannel(Enablement.DISABLED);
  private final VfioCcwDevice device =
      new VfioCcwDevice(
          DesignChoices.of(Revisions.RECOMMENDED),
          subchannel,
          new GuestMemory(0x2000),
          new ManualWorkqueue(),
          new EventFd());

  @Test
  void openEnables() {
    assertThat(device.view().state()).isEqualTo(DriverState.STANDBY);
    assertThat(device.open()).isZero();
    assertThat(device.view().state()).isEqualTo(DriverState.IDLE);
    assertThat(subchannel.enablement()).isEqualTo(Enablement.ENABLED);
    assertThat(device.open()).isEqualTo(Errno.EINVAL.result());
    assertThat(device.view().state()).isEqualTo(DriverState.IDLE);
  }

  @Test
  void openFailsWhereThereIsNoSubchannel() {
    subchannel.setOperational(false);
    assertThat(device.open()).isEqualTo(Errno.EINVAL.result());
    assertThat(device.view().state()).isEqualTo(DriverState.NOT_OPER);
    subchannel.setOperational(true);
    assertThat(device.open()).isEqualTo(Errno.EINVAL.result());
  }

  @Test
  void statusFromBeforeIsDiscarded() {
    subchannel.msch(Enablement.ENABLED);
    subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    device.open();
    assertThat(subchannel.statusPending()).isFalse();
    assertThat(device.view().handedOver()).isEmpty();
  }

  @Test
  void anInterruptWhenNobodyHasOpenedIsDropped() {
    subchannel.msch(Enablement.ENABLED);
    subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    device.interrupt();
    assertThat(subchannel.statusPending()).isFalse();
    assertThat(device.view().handedOver()).isEmpty();
    assertThat(device.view().workQueued()).isFalse();
    assertThat(device.view().interruptHoldsSchLock()).isFalse();
  }

  @Test
  void anInterruptWithoutStatusDoesNothing() {
    device.open();
    device.interrupt();
    assertThat(device.view().workQueued()).isFalse();
    assertThat(device.view().interruptHoldsSchLock()).isFalse();
  }

  @Test
  void closeDisablesAndRefuses() {
    device.open();
    subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    device.interrupt();
    device.close();
    device.close();
    assertThat(subchannel.enablement()).isEqualTo(Enablement.DISABLED);
    assertThat(device.view().state()).isEqualTo(DriverState.STANDBY);
    assertThat(device.view().workQueued()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> device.pread(0, new byte[4], 0, 4));
    assertThatIllegalStateException().isThrownBy(() -> device.pwrite(0, new byte[4], 0, 4));
    assertThatIllegalStateException().isThrownBy(device::open);
  }

  @Test
  void closeLeavesAnActiveProgramAlone() {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    bench.start();
    assertThatIllegalStateException().isThrownBy(bench.device::close);
    assertThat(bench.view.state()).isEqualTo(DriverState.NOT_OPER);
    assertThat(bench.view.program().orElseThrow().live()).isTrue();
    assertThat(bench.subchannel.enablement()).isEqualTo(Enablement.ENABLED);
    bench.subchannel.presentFinal(finalIrb(8));
    bench.device.close();
    assertThat(bench.view.state()).isEqualTo(DriverState.STANDBY);
    assertThat(bench.view.program()).isEmpty();
    assertThat(bench.subchannel.enablement()).isEqualTo(Enablement.DISABLED);
  }

  @Test
  void closeOfASubchannelThatIsGoneFreesTheProgram() {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    bench.start();
    bench.subchannel.setOperational(false);
    bench.device.close();
    assertThat(bench.view.state()).isEqualTo(DriverState.NOT_OPER);
    assertThat(bench.view.program()).isEmpty();
  }

  @Test
  void aSecondCloseDoesNotTouchTheSubchannelOfSomebodyElse() {
    device.open();
    device.close();
    subchannel.msch(Enablement.ENABLED);
    device.close();
    assertThat(subchannel.enablement()).isEqualTo(Enablement.ENABLED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closeWaitsForAWriteThatIsUnderWay(boolean errorExitIdle) throws Exception {
    TestBench bench =
        TestBench.of(
            Revisions.RECOMMENDED, "errorExitIdle", errorExitIdle, "writeIdle", !errorExitIdle);
    RegionWrite write = bench.write(Orb.format1(0x7fff0000));
    TestBench.stepTo(RegionWrite.Stage.FAIL, write);
    Thread closing = new Thread(bench.device::close);
    closing.start();
    while (closing.isAlive() && closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    TestBench.finish(write);
    closing.join();
    assertThat(bench.view.state()).isEqualTo(DriverState.STANDBY);
    assertThat(bench.view.program()).isEmpty();
    assertThat(bench.view.mutexOwner()).isNull();
  }

  /**
   * A run that was let in before the device was closed may set IDLE, but not have the last word.
   */
  @ParameterizedTest
  @MethodSource("org.vfiospec.ccw.Revisions#all")
  void theWorkerDoesNotSetTheStateOfAClosedDevice(Map<String, Object> revision) throws Exception {
    CountDownLatch atReady = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Subchannel enabled = new Subchannel();
    GuestMemory memory = new GuestMemory(0x2000);
    memory.write(0x1000, new Ccw(Ccw.NOP, 0, 1, 0));
    SingleThreadWorkqueue workqueue = new SingleThreadWorkqueue("vfio-ccw");
    VfioCcwDevice open =
        new VfioCcwDevice(
            DesignChoices.of(revision),
            enabled,
            memory,
            workqueue,
            new EventFd(),
            (context, stage) -> {
              if (stage == IoTodo.Stage.READY) {
                atReady.countDown();
                await(goOn);
              }
            });
    enabled.onStatusPending(open::interrupt);
    open.open();
    byte[] request = TestBench.request(Orb.format1(0x1000));
    assertThat(open.pwrite(0, request, 0, request.length)).isEqualTo(request.length);
    enabled.presentFinal(finalIrb(8));
    await(atReady);
    Thread closing = new Thread(open::close);
    closing.start();
    while (closing.isAlive() && closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    closing.join();
    assertThat(open.view().state()).isEqualTo(DriverState.STANDBY);
    workqueue.close();
  }

  @Test
  void aReadAfterCloseQueuesNothing() {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    bench.start();
    bench.deliver(TestBench.intermediateIrb(8));
    bench.take(finalIrb(16));
    RegionRead read = bench.device.read(0, new byte[124], 0, 124);
    bench.device.close();
    TestBench.finish(read);
    assertThat(bench.view.workQueued()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
