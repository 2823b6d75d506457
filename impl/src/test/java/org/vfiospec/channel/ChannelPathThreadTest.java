package org.vfiospec.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.vfiospec.vfio.EventFd;

class ChannelPathThreadTest {
  private static final int START = 0x1000;
  private static final int DATA = 0x4000;

  private final GuestMemory memory = new GuestMemory(0x10000);
  private final BlockDevice device = new BlockDevice(4);
  private final Subchannel subchannel = new Subchannel();
  private final EventFd interrupt = new EventFd();

  @Test
  void startsAreExecutedOneAfterTheOther() throws Exception {
    subchannel.onStatusPending(interrupt::signal);
    memory.write(START, new Ccw(Ccw.WRITE, 0, BlockDevice.BLOCK_SIZE, DATA));
    try (ChannelPathThread thread = thread()) {
      assertThat(thread).isNotNull();
      for (int i = 0; i < device.blockCount(); i++) {
        memory.write(DATA, new byte[] {(byte) (i + 1)});
        assertThat(ssch()).isEqualTo(0);
        interrupt.read();
        Scsw scsw = subchannel.tsch().orElseThrow().scsw();
        assertThat(scsw.word0()).isEqualTo(0x00c04007);
        assertThat(scsw.cstat()).isZero();
      }
    }
    for (int i = 0; i < device.blockCount(); i++) {
      assertThat(device.block(i)[0]).isEqualTo((byte) (i + 1));
    }
  }

  @Test
  void aStartFromBeforeTheThreadIsTakenUp() throws Exception {
    subchannel.onStatusPending(interrupt::signal);
    memory.write(START, new Ccw(Ccw.NOP, Ccw.SLI, 1, 0));
    ssch();
    try (ChannelPathThread thread = thread()) {
      assertThat(thread).isNotNull();
      assertThat(interrupt.read()).isEqualTo(1);
    }
  }

  @Test
  void everyStatusReachesTheGuestTakenAloneOrTogether() throws Exception {
    subchannel.onStatusPending(interrupt::signal);
    memory.write(START, new Ccw(Ccw.NOP, Ccw.CC | Ccw.SLI | Ccw.PCI, 1, 0));
    memory.write(START + 8, new Ccw(Ccw.NOP, Ccw.SLI | Ccw.PCI, 1, 0));
    try (ChannelPathThread thread = thread()) {
      assertThat(thread).isNotNull();
      for (int i = 0; i < 200; i++) {
        ssch();
        int cstat = 0;
        int stctl = 0;
        boolean ended = false;
        while (!ended) {
          interrupt.read();
          for (Irb irb = next(); irb != null; irb = next()) {
            cstat |= irb.scsw().cstat();
            stctl |= irb.scsw().stctl();
            ended |= irb.scsw().isFinal();
          }
        }
        assertThat(cstat).isEqualTo(Scsw.CSTAT_PCI);
        assertThat(stctl).isEqualTo(0x0f);
      }
    }
  }

  @Test
  void closeEndsAProgramThatLoops() throws Exception {
    CountDownLatch looping = new CountDownLatch(1);
    subchannel.onStatusPending(looping::countDown);
    memory.write(START, new Ccw(Ccw.NOP, Ccw.CC | Ccw.SLI | Ccw.PCI, 1, 0));
    memory.write(START + 8, Ccw.tic(START));
    memory.write(START + 16, new Ccw(Ccw.NOP, Ccw.SLI, 1, 0));
    ChannelPathThread thread = thread();
    ssch();
    looping.await();
    thread.close();
    assertThat(subchannel.active()).isPresent();
    thread.close();
  }

  @Test
  void whatTheInterruptLineThrowsIsTold() throws Exception {
    CountDownLatch raised = new CountDownLatch(1);
    subchannel.onStatusPending(
        () -> {
          raised.countDown();
          throw new UnsupportedOperationException("planted");
        });
    memory.write(START, new Ccw(Ccw.NOP, Ccw.SLI, 1, 0));
    ChannelPathThread thread = thread();
    ssch();
    raised.await();
    assertThatIllegalStateException()
        .isThrownBy(thread::close)
        .withCauseInstanceOf(UnsupportedOperationException.class);
  }

  private ChannelPathThread thread() {
    return new ChannelPathThread("test-channel", subchannel, device, memory);
  }

  private int ssch() throws TranslationException {
    Orb orb = Orb.format1(START);
    return subchannel.ssch(orb, ChannelProgram.read(memory, orb));
  }

  private Irb next() {
    return subchannel.tsch().orElse(null);
  }
}
