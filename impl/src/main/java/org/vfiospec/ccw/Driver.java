package org.vfiospec.ccw;

import java.util.List;
import java.util.Optional;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.ContextMutex;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.StepPoints;
import org.vfiospec.vfio.Work;
import org.vfiospec.vfio.Workqueue;

/**
 * struct vfio_ccw_private: what the calls into one device share, and the choices of its revision.
 * What the kernel reads and writes without a lock is volatile here.
 */
final class Driver implements DriverView {
  final DesignChoices choices;
  final Subchannel subchannel;
  final GuestMemory memory;
  final EventFd ioTrigger;
  private final Workqueue workqueue;
  private final Work ioWork;

  final ContextMutex ioMutex = new ContextMutex();
  final ContextMutex schLock = new ContextMutex();
  final IoRegion region = new IoRegion();
  final ProgramSlot program;
  final IrbBox handoff;
  final Acknowledgement acknowledgement;

  /** sch-&gt;lpm: the paths that have not failed since open; channel-path events are not here. */
  volatile int paths;

  volatile DriverState state = DriverState.STANDBY;
  private volatile IoTodo running;
  private volatile boolean workRefused;

  Driver(
      DesignChoices choices,
      Subchannel subchannel,
      GuestMemory memory,
      Workqueue workqueue,
      EventFd ioTrigger,
      StepPoints stepPoints) {
    this.choices = choices;
    this.subchannel = subchannel;
    this.memory = memory;
    this.workqueue = workqueue;
    this.ioTrigger = ioTrigger;
    program = new ProgramSlot(choices);
    handoff = choices.irbHandoff().newBox();
    acknowledgement = Acknowledgement.of(choices);
    ioWork = Work.beginningItself("io_work", () -> new IoTodo(this).run(stepPoints));
  }

  /** queue_work. */
  void queueWork() {
    if (!workRefused) {
      workqueue.queue(ioWork);
    }
  }

  /** The device is closed: a read that is still under way does not queue the work again. */
  void refuseWork() {
    workRefused = true;
  }

  /** cancel_work_sync. */
  void cancelWork() {
    workqueue.cancel(ioWork);
  }

  void beginRun(IoTodo run) {
    ioWork.begin();
    running = run;
  }

  /** The run has delivered an IRB, or put it off, or thrown. */
  void endRun() {
    running = null;
  }

  @Override
  public DriverState state() {
    return state;
  }

  @Override
  public Optional<HeldProgram> program() {
    return program.held();
  }

  @Override
  public List<Irb> handedOver() {
    return handoff.content();
  }

  @Override
  public boolean irbWaits() {
    return handoff.hasWaiting();
  }

  @Override
  public boolean workQueued() {
    return ioWork.isQueued();
  }

  @Override
  public Optional<IoTodo> running() {
    return Optional.ofNullable(running);
  }

  @Override
  public byte[] region() {
    return region.snapshot();
  }

  @Override
  public boolean unread() {
    return acknowledgement.unread();
  }

  @Override
  public Object mutexOwner() {
    return ioMutex.owner();
  }

  @Override
  public boolean interruptHoldsSchLock() {
    return schLock.owner() instanceof HardInterrupt;
  }
}
