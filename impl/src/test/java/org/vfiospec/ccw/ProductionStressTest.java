package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.ccw.TestBench.finalIrb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.ChannelPathThread;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.SingleThreadWorkqueue;

/**
 * The driver as in production: no step points, so that stages overlap, with two writers, a reader,
 * the worker, a channel and a source of unsolicited status on a thread each.
 *
 * <p>While all of them are at it, a revision may lose what its specification says that it loses.
 * What is asked here is what every revision owes once all is over: no thread hangs or throws, no
 * lock is held, and the device takes the next start. Whatever was stored into the state last, a run
 * of the worker that came after the last status, or a write that was refused, has made it IDLE.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProductionStressTest {
  private static final int STARTS = 2000;
  private static final int UNSOLICITED = 1000;
  private static final Set<Errno> TRY_AGAIN =
      Set.of(Errno.EAGAIN, Errno.EBUSY, Errno.EACCES, Errno.EIO);

  private final GuestMemory memory = new GuestMemory(0x4000);
  private final Subchannel subchannel = new Subchannel();
  private final EventFd ioTrigger = new EventFd();
  private final SingleThreadWorkqueue workqueue = new SingleThreadWorkqueue("vfio-ccw");
  private final List<Irb> read = new ArrayList<>();

  @ParameterizedTest
  @MethodSource("org.vfiospec.ccw.Revisions#all")
  void theDeviceGoesOn(Map<String, Object> revision) throws Exception {
    run(new Device(revision));
  }

  @Test
  void recommendedLosesNothing() throws Exception {
    Device device = new Device(Revisions.RECOMMENDED);
    run(device);
    assertThat(read.stream().map(Irb::scsw).filter(Scsw::isSolicited).filter(Scsw::isFinal))
        .hasSize(2 * STARTS + 1);
    assertThat(read.stream().map(Irb::scsw).filter(scsw -> !scsw.isSolicited()))
        .hasSize(UNSOLICITED);
    assertThat(device.view.irbWaits()).isFalse();
    assertThat(device.view.unread()).isFalse();
  }

  private final class Device {
    final VfioCcwDevice device;
    final DriverView view;

    Device(Map<String, Object> revision) {
      device =
          new VfioCcwDevice(DesignChoices.of(revision), subchannel, memory, workqueue, ioTrigger);
      view = device.view();
      subchannel.onStatusPending(device::interrupt);
      assertThat(device.open()).isZero();
    }

    int start(int program) {
      byte[] request = TestBench.request(Orb.format1(program));
      return device.pwrite(0, request, 0, request.length);
    }

    void read() {
      byte[] region = new byte[VfioCcwDevice.REGION_SIZE];
      assertThat(device.pread(0, region, 0, region.length)).isEqualTo(region.length);
      read.add(Irb.parse(region, VfioCcwDevice.IRB_AREA));
    }
  }

  private void run(Device device) throws Exception {
    for (int program : new int[] {0x1000, 0x2000}) {
      memory.write(program, new Ccw(Ccw.NOP, Ccw.CC, 0, 0));
      memory.write(program + 8, new Ccw(Ccw.NOP, Ccw.PCI, 0, 0));
    }
    ChannelPathThread channel =
        new ChannelPathThread("channel", subchannel, new BlockDevice(1), memory);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> ends = new ArrayList<>();
    Future<?> reader = threads.submit(() -> readNotified(device));
    ends.add(threads.submit(() -> start(device, 0x1000)));
    ends.add(threads.submit(() -> start(device, 0x2000)));
    ends.add(threads.submit(this::presentUnsolicited));
    for (Future<?> end : ends) {
      end.get();
    }
    while (subchannel.active().isPresent()) {
      Thread.yield();
    }
    channel.close(); // its last interrupt is taken then
    threads.shutdownNow(); // the reader finishes the read that it is in
    reader.get();
    readWhatIsLeft(device);
    quiet(device);

    assertThat(device.start(0x1000)).isEqualTo(VfioCcwDevice.REGION_SIZE);
    subchannel.presentFinal(finalIrb(0x1010));
    readWhatIsLeft(device);
    quiet(device);
    device.device.close();
    workqueue.close();
  }

  private Void start(Device device, int program) {
    for (int accepted = 0; accepted < STARTS; ) {
      int result = device.start(program);
      if (result == VfioCcwDevice.REGION_SIZE) {
        accepted++;
      } else {
        assertThat(TRY_AGAIN).contains(Errno.of(result));
        Thread.yield();
      }
    }
    return null;
  }

  private Void presentUnsolicited() {
    for (int presented = 0; presented < UNSOLICITED; ) {
      if (subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION)) {
        presented++;
      }
      Thread.yield();
    }
    return null;
  }

  private Void readNotified(Device device) {
    try {
      while (true) {
        ioTrigger.read();
        device.read();
      }
    } catch (InterruptedException e) {
      return null;
    }
  }

  /** On the only thread that is left. */
  private void readWhatIsLeft(Device device) {
    workqueue.flush();
    while (ioTrigger.tryRead().isPresent()) {
      device.read();
      workqueue.flush();
    }
  }

  private void quiet(Device device) {
    assertThat(subchannel.statusPending()).isFalse();
    assertThat(device.view.workQueued()).isFalse();
    assertThat(device.view.running()).isEmpty();
    assertThat(device.view.mutexOwner()).isNull();
    assertThat(device.view.interruptHoldsSchLock()).isFalse();
    assertThat(device.view.state()).isEqualTo(DriverState.IDLE);
  }
}
