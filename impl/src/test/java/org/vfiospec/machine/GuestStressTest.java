package org.vfiospec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfiospec.ccw.DesignChoices;
import org.vfiospec.ccw.HardInterrupt;
import org.vfiospec.ccw.Revisions;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.ChannelPathThread;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.SingleThreadWorkqueue;

/** Real threads, real locks: what TSCH took from the subchannel, the VMM reads, in this order. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GuestStressTest {
  private static final int STARTS = 1000;
  private static final int PROGRAMS = 16;

  private final GuestMemory memory = new GuestMemory(0x4000);
  private final Subchannel subchannel = new Subchannel();
  private final EventFd ioTrigger = new EventFd();
  private final List<Irb> taken = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Irb> readByVmm = new LinkedBlockingQueue<>();
  private final List<Irb> seen = new ArrayList<>();
  private final Semaphore unsolicitedWanted = new Semaphore(0);

  private static int address(int start) {
    return 0x1000 + (start % PROGRAMS) * 0x20;
  }

  @Test
  @SuppressWarnings("try")
  void nothingIsLostAndAllIsInOrder() throws Exception {
    for (int i = 0; i < PROGRAMS; i++) {
      memory.write(address(i), new Ccw(Ccw.NOP, Ccw.CC | Ccw.PCI, 0, 0));
      memory.write(address(i) + 8, new Ccw(Ccw.NOP, Ccw.CC, 0, 0));
      memory.write(address(i) + 16, new Ccw(Ccw.NOP, Ccw.PCI, 0, 0));
    }
    List<Integer> answers = new ArrayList<>();
    try (ChannelPathThread channel =
            new ChannelPathThread("channel", subchannel, new BlockDevice(1), memory);
        SingleThreadWorkqueue workqueue = new SingleThreadWorkqueue("vfio-ccw");
        VfioCcwDevice device =
            new VfioCcwDevice(
                DesignChoices.of(Revisions.RECOMMENDED),
                subchannel,
                memory,
                workqueue,
                ioTrigger,
                this::recordTaken);
        Vmm vmm = new Vmm(device, ioTrigger, readByVmm::add)) {
      subchannel.onStatusPending(device::interrupt);
      assertThat(device.open()).isZero();
      CompletableFuture<Integer> unsolicited = CompletableFuture.supplyAsync(this::unsolicited);
      for (int i = 0; i < STARTS; i++) {
        unsolicitedWanted.release();
        start(vmm, Orb.format1(address(i)));
        answers.add(awaitAnswer().scsw().cpa());
      }
      int presented = unsolicited.get(60, TimeUnit.SECONDS);
      while (seen.size() < taken.size()) {
        seen.add(readByVmm.take());
      }
      assertThat(seen).isEqualTo(taken);
      assertThat(seen.stream().filter(irb -> !irb.scsw().isSolicited())).hasSize(presented);
      assertThat(presented).isEqualTo(STARTS);
      for (int i = 0; i < STARTS; i++) {
        assertThat(answers.get(i)).isEqualTo(address(i) + 24);
      }
      assertThat(device.view().handedOver()).isEmpty();
    }
  }

  private void recordTaken(Object context, Enum<?> stage) {
    if (stage == HardInterrupt.Stage.QUEUE) {
      taken.add(((HardInterrupt) context).taken().orElseThrow());
    }
  }

  /** A second thread of the machine: attention, once a start, whenever the subchannel takes it. */
  private int unsolicited() {
    int presented = 0;
    while (presented < STARTS) {
      unsolicitedWanted.acquireUninterruptibly();
      while (!subchannel.presentUnsolicited(1 + presented % 255)) {
        Thread.onSpinWait();
      }
      presented++;
    }
    return presented;
  }

  private static void start(Vmm vmm, Orb orb) {
    while (vmm.ssch(orb) != ConditionCode.ACCEPTED) {
      vmm.tsch();
    }
  }

  private Irb awaitAnswer() throws InterruptedException {
    while (true) {
      Irb irb = readByVmm.take();
      seen.add(irb);
      if (irb.scsw().isSolicited() && irb.scsw().isFinal()) {
        return irb;
      }
    }
  }
}
