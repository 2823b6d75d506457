package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Scsw;

class VirtualSubchannelTest {
  private final VirtualSubchannel subchannel = new VirtualSubchannel();

  @Test
  void statusThatCouldNotBeReadIsToldAfterwards() {
    subchannel.start();
    subchannel.deferredNotOperational();
    assertThat(subchannel.scsw().cc()).isEqualTo(3);
    assertThat(subchannel.scsw().stctl()).isEqualTo(Scsw.STCTL_ALERT | Scsw.STCTL_PENDING);
    subchannel.check(Scsw.CSTAT_PROGRAM_CHECK);
    assertThat(subchannel.scsw().cstat()).isEqualTo(Scsw.CSTAT_PROGRAM_CHECK);
    assertThat(subchannel.scsw().stctl()).isEqualTo(0x17);
    assertThat(subchannel.scsw().fctl()).isEqualTo(Scsw.FCTL_START);
  }

  @Test
  void afterFinalStatusNoStartIsPending() {
    subchannel.start();
    assertThat(subchannel.scsw().actl()).isEqualTo(Scsw.ACTL_START_PEND);
    subchannel.check(Scsw.CSTAT_CHANNEL_DATA_CHECK);
    assertThat(subchannel.scsw().actl()).isZero();
    subchannel.test();
    subchannel.start();
    subchannel.unitException();
    assertThat(subchannel.scsw().actl()).isZero();
  }

  @Test
  void aStartForgetsThatAPathWasNotOperational() {
    subchannel.replace(Irb.of(new Scsw(0x00010000, 0, 0)));
    Scsw before = subchannel.scsw();
    assertThat(before.pno()).isTrue();
    assertThat(subchannel.start()).isZero();
    assertThat(subchannel.scsw().pno()).isFalse();
    subchannel.restore(before);
    assertThat(subchannel.scsw()).isEqualTo(before);
  }
}
