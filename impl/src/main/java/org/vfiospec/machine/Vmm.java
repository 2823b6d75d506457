package org.vfiospec.machine;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.vfiospec.ccw.VfioCcwDevice;
import org.vfiospec.channel.ConditionCode;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.vfio.Errno;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.ServiceThread;

/**
 * The VMM of one guest with one passed-through subchannel, as QEMU is one (hw/vfio/ccw.c and
 * hw/s390x/css.c): instructions of the guest come in on its CPU threads, notifications of the
 * device on a thread of the VMM, and one big lock makes each of them atomic.
 *
 * <p>What the notifier reads replaces the status of the virtual subchannel, taken by the guest or
 * not, as in QEMU. HSCH, CSCH, XSCH and RSCH are not here. Every method may be called by any
 * thread.
 */
public final class Vmm implements AutoCloseable {
  private static final int SIZE = VfioCcwDevice.REGION_SIZE;

  private final VfioCcwDevice device;
  private final EventFd ioTrigger;
  private final Consumer<Irb> trace;
  private final EventFd interruptions = new EventFd();
  private final ServiceThread notifier;

  private final ReentrantLock bigLock = new ReentrantLock();
  private final VirtualSubchannel subchannel = new VirtualSubchannel();

  /** One buffer for requests and for notifications, as in QEMU. */
  private final byte[] region = new byte[SIZE];

  /** What ended the notifier before its time. */
  private volatile Throwable failure;

  /**
   * Starts the notifier thread, a daemon; from here on until {@link #close} it takes the signals.
   *
   * @param device open, and not closed before this VMM is
   * @param ioTrigger the eventfd that the device signals
   */
  public Vmm(VfioCcwDevice device, EventFd ioTrigger) {
    this(device, ioTrigger, irb -> {});
  }

  /**
   * As the other one, with a trace point.
   *
   * @param trace told of every IRB that the notifier read, under the big lock, before the guest is
   *     interrupted
   */
  public Vmm(VfioCcwDevice device, EventFd ioTrigger, Consumer<Irb> trace) {
    this.device = Objects.requireNonNull(device);
    this.ioTrigger = Objects.requireNonNull(ioTrigger);
    this.trace = Objects.requireNonNull(trace);
    notifier = new ServiceThread("vmm-notifier", this::serve);
  }

  /**
   * The guest's START SUBCHANNEL. A request that gets EAGAIN is made again at once, with the big
   * lock held.
   *
   * @return condition code 0: accepted, or the device refused it for a reason that no code tells;
   *     then unit exception is pending, with an interruption. 1: status is pending. 2: a function
   *     is in progress, here or (EBUSY) at the device. 3: not operational (ENODEV, EACCES). With
   *     any code but 0 the virtual subchannel is as it was
   */
  public int ssch(Orb orb) {
    bigLock.lock();
    try {
      Scsw before = subchannel.scsw();
      int cc = subchannel.start();
      if (cc != ConditionCode.ACCEPTED) {
        return cc;
      }
      cc = ConditionCode.NOT_OPERATIONAL; // if the device throws
      try {
        cc = request(orb);
      } finally {
        if (cc != ConditionCode.ACCEPTED) {
          subchannel.restore(before);
        }
      }
      return cc;
    } finally {
      bigLock.unlock();
    }
  }

  /**
   * The guest's TEST SUBCHANNEL.
   *
   * @return the IRB (condition code 0); empty if no status was pending (condition code 1)
   */
  public Optional<Irb> tsch() {
    bigLock.lock();
    try {
      return Optional.of(subchannel.test()).filter(irb -> irb.scsw().isStatusPending());
    } finally {
      bigLock.unlock();
    }
  }

  /** The SCSW that the guest's STORE SUBCHANNEL shows. */
  public Scsw stsch() {
    bigLock.lock();
    try {
      return subchannel.scsw();
    } finally {
      bigLock.unlock();
    }
  }

  /**
   * A CPU of the guest waits for an I/O interruption and takes it; several that are pending are
   * taken as one.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   * @throws IllegalStateException if the notifier thread has failed, so that no interruption will
   *     come; the cause is what the device or the trace point threw
   */
  public void awaitInterruption() throws InterruptedException {
    interruptions.read();
    if (failure != null) {
      interruptions.signal(); // for the CPU that waits next
      throw new IllegalStateException("no interruption will come", failure);
    }
  }

  /**
   * Ends the notifier thread, after the notification that it is serving, and waits for its end. Not
   * to be called by the trace point. Closing twice does nothing.
   *
   * @throws IllegalStateException if the notifier thread has failed; the cause is what the device
   *     or the trace point threw
   */
  @Override
  public void close() {
    notifier.close();
  }

  private int request(Orb orb) {
    Arrays.fill(region, (byte) 0);
    orb.writeTo(region, VfioCcwDevice.ORB_AREA);
    subchannel.scsw().writeTo(region, VfioCcwDevice.SCSW_AREA);
    int result = device.pwrite(0, region, 0, SIZE);
    while (result == Errno.EAGAIN.result()) {
      Thread.onSpinWait();
      result = device.pwrite(0, region, 0, SIZE);
    }
    if (result == SIZE) {
      return ConditionCode.ACCEPTED;
    }
    if (result == Errno.EBUSY.result()) {
      return ConditionCode.BUSY;
    }
    if (result == Errno.ENODEV.result() || result == Errno.EACCES.result()) {
      return ConditionCode.NOT_OPERATIONAL;
    }
    subchannel.unitException();
    interruptions.signal();
    return ConditionCode.ACCEPTED;
  }

  private void serve() throws InterruptedException {
    try {
      while (true) {
        ioTrigger.read();
        serveNotification();
      }
    } catch (RuntimeException | Error e) {
      failure = e;
      interruptions.signal(); // nobody is to wait for what does not come
      throw e;
    }
  }

  private void serveNotification() {
    bigLock.lock();
    try {
      ioTrigger.tryRead(); // what came while the lock was waited for is served with it
      int result = device.pread(0, region, 0, SIZE);
      if (result == SIZE) {
        Irb irb = Irb.parse(region, VfioCcwDevice.IRB_AREA);
        subchannel.replace(irb);
        trace.accept(irb);
      } else if (result == Errno.ENODEV.result()) {
        subchannel.deferredNotOperational();
      } else if (result == Errno.EFAULT.result()) {
        subchannel.check(Scsw.CSTAT_CHANNEL_DATA_CHECK);
      } else if (result < 0) {
        subchannel.check(Scsw.CSTAT_PROGRAM_CHECK);
      } else {
        subchannel.check(Scsw.CSTAT_CHANNEL_CONTROL_CHECK);
      }
      interruptions.signal();
    } finally {
      bigLock.unlock();
    }
  }
}
