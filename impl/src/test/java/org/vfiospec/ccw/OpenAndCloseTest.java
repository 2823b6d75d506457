package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.vfiospec.channel.Enablement;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.EventFd;

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
    device.open();
    assertThat(device.view().state()).isEqualTo(DriverState.IDLE);
    assertThat(subchannel.enablement()).isEqualTo(Enablement.ENABLED);
    assertThatIllegalStateException().isThrownBy(device::open);
    assertThat(device.view().state()).isEqualTo(DriverState.IDLE);
  }

  @Test
  void openFailsWhereThereIsNoSubchannel() {
    subchannel.setOperational(false);
    assertThatIllegalStateException().isThrownBy(device::open);
    assertThat(device.view().state()).isEqualTo(DriverState.NOT_OPER);
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
    bench.device.close();
    assertThat(bench.view.state()).isEqualTo(DriverState.NOT_OPER);
    assertThat(bench.view.program().orElseThrow().live()).isTrue();
  }
}
