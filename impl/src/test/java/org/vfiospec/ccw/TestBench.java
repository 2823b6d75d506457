package org.vfiospec.ccw;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.EventFd;

/**
 * An open device of some revision, everything around it played by the test on one thread: nothing
 * happens by itself.
 */
final class TestBench {
  static final int PROGRAM = 0x1000;
  static final int OTHER_PROGRAM = 0x1100;

  /** What a read of guest memory throws; null: nothing. */
  RuntimeException failingReads;

  final GuestMemory memory =
      new GuestMemory(0x4000) {
        @Override
        public void read(long address, byte[] target, int offset, int count) {
          if (failingReads != null) {
            throw failingReads;
          }
          super.read(address, target, offset, count);
        }
      };
  final Subchannel subchannel = new Subchannel();
  final EventFd ioTrigger = new EventFd();
  final VfioCcwDevice device;
  final DriverView view;

  TestBench(Map<String, Object> choices) {
    device =
        new VfioCcwDevice(
            DesignChoices.of(choices), subchannel, memory, new ManualWorkqueue(), ioTrigger);
    view = device.view();
    memory.write(PROGRAM, new Ccw(Ccw.NOP, 0, 1, 0));
    memory.write(OTHER_PROGRAM, new Ccw(Ccw.NOP, 0, 1, 0));
    if (device.open() != 0) {
      throw new AssertionError("the device cannot be opened");
    }
  }

  /** A revision with some choices made otherwise: name, value, name, value. */
  static TestBench of(Map<String, Object> revision, Object... other) {
    Map<String, Object> changes = new HashMap<>();
    for (int i = 0; i < other.length; i += 2) {
      changes.put((String) other[i], other[i + 1]);
    }
    return new TestBench(Revisions.with(revision, changes));
  }

  /** What a VMM writes: ORB and SCSW, the rest zero. */
  static byte[] request(Orb orb) {
    byte[] region = new byte[IoRegion.SIZE];
    orb.writeTo(region, 0);
    Scsw.ofOrb(orb).withFctl(Scsw.FCTL_START).writeTo(region, IoRegion.SCSW_AREA);
    return region;
  }

  static Irb finalIrb(int cpa) {
    return irb(Scsw.FCTL_START, 0, Scsw.STCTL_PRIMARY | Scsw.STCTL_SECONDARY, cpa);
  }

  static Irb intermediateIrb(int cpa) {
    return irb(Scsw.FCTL_START, Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT, Scsw.STCTL_INTERMEDIATE, cpa);
  }

  /** An IRB with something in each of its halves. */
  private static Irb irb(int fctl, int actl, int stctl, int cpa) {
    Scsw scsw =
        Scsw.ZERO.withFctl(fctl).withActl(actl).withStctl(stctl | Scsw.STCTL_PENDING).withCpa(cpa);
    byte[] bytes = Irb.of(scsw).toBytes();
    ByteBuffer.wrap(bytes).putInt(92, cpa);
    return Irb.parse(bytes, 0);
  }

  RegionWrite write(Orb orb) {
    return device.write(0, request(orb), 0, IoRegion.SIZE);
  }

  RegionWrite write() {
    return write(Orb.format1(PROGRAM));
  }

  /** A whole write, without stops. */
  int start() {
    return start(Orb.format1(PROGRAM));
  }

  int start(Orb orb) {
    RegionWrite write = write(orb);
    finish(write);
    return write.result();
  }

  /** The worker has delivered what is queued, one run. */
  void worker() {
    finish(device.ioTodo());
  }

  /** The status that the device presents is taken and delivered. */
  void deliver(Irb irb) {
    take(irb);
    worker();
  }

  /** The status that the device presents is taken, and the work is queued. */
  void take(Irb irb) {
    boolean presented =
        irb.scsw().isFinal() ? subchannel.presentFinal(irb) : subchannel.presentIntermediate(irb);
    if (!presented) {
      throw new AssertionError("no start is active");
    }
    device.interrupt();
  }

  void takeUnsolicited(int dstat) {
    if (!subchannel.presentUnsolicited(dstat)) {
      throw new AssertionError("not possible now");
    }
    device.interrupt();
  }

  /** The IRB that a whole read returns. */
  Irb read() {
    byte[] region = new byte[IoRegion.SIZE];
    RegionRead read = device.read(0, region, 0, IoRegion.SIZE);
    finish(read);
    return Irb.parse(region, IoRegion.IRB_AREA);
  }

  /** The IRB in the region, unread. */
  Irb irbArea() {
    return Irb.parse(view.region(), IoRegion.IRB_AREA);
  }

  int retCode() {
    return ByteBuffer.wrap(view.region()).getInt(IoRegion.RET_CODE);
  }

  /** Takes the stages before {@code stage}. */
  static <S extends Enum<S>> void stepTo(S stage, Call<S> call) {
    while (call.stage() != stage) {
      step(call);
    }
  }

  /** Takes the next stage. */
  static void step(Call<?> call) {
    if (!call.ready()) {
      throw new AssertionError(call + " would wait at " + call.stage());
    }
    call.step();
  }

  /** Takes the stages that are left. */
  static void finish(Call<?> call) {
    call.run(
        (context, stage) -> {
          if (!call.ready()) {
            throw new AssertionError(call + " would wait at " + stage);
          }
        });
  }
}
