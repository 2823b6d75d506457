package org.vfiospec.ccw;

import java.util.Optional;
import org.vfiospec.ccw.DesignChoices.FreeOn;
import org.vfiospec.ccw.DesignChoices.IdleWhen;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.vfio.Call;

/**
 * One run of the worker (vfio_ccw_drv.c, vfio_ccw_sch_io_todo): module CcwWorker.
 *
 * <p>Every stage reads the hand-off anew, since an interrupt may replace what is in a single slot.
 * Which stages are under io_mutex, and the order of SIGNAL and READY, is the revision's. One run at
 * a time, by the worker of an ordered workqueue.
 */
public final class IoTodo extends Call<IoTodo.Stage> {
  /** The stages; each is an action. */
  public enum Stage {
    /** The workqueue clears the pending bit: WorkBegin. */
    BEGIN,
    /**
     * cp_update_scsw and cp_free: WorkFree. The last stage if there is nothing to deliver, or no
     * room for it: WorkDefer. (cp_update_scsw has nothing to do: programs keep the addresses of the
     * guest.)
     */
    FREE,
    /** Bytes 0 to 47 of the IRB: WorkCopyLo. */
    COPY_LO,
    /** Bytes 48 to 95 of the IRB: WorkCopyHi. */
    COPY_HI,
    /** eventfd_signal: WorkSignal. */
    SIGNAL,
    /** IDLE, if this revision thinks so: WorkReady. */
    READY
  }

  private final Driver driver;
  private final DesignChoices choices;
  private volatile boolean setsIdle;
  private volatile Irb copied;

  IoTodo(Driver driver) {
    super(Stage.BEGIN);
    this.driver = driver;
    choices = driver.choices;
  }

  /** Whether the READY to come will set IDLE; {@code work.ready}. */
  public boolean setsIdle() {
    return setsIdle;
  }

  /**
   * The IRB that is copied, from COPY_LO to SIGNAL; empty if the halves are not of the same; {@code
   * carried}.
   */
  public Optional<Irb> copied() {
    return Optional.ofNullable(copied);
  }

  /**
   * {@inheritDoc} BEGIN waits for the work to be queued and for the end of the run before; a stage
   * that takes io_mutex waits for it.
   */
  @Override
  public boolean ready() {
    Stage next = stage();
    if (next == null) {
      return false;
    }
    if (next == Stage.BEGIN) {
      return driver.workQueued() && driver.running().isEmpty();
    }
    return next != lockStage() || !driver.ioMutex.isLocked();
  }

  @Override
  protected Stage perform(Stage stage) {
    if (stage == lockStage()) {
      driver.ioMutex.lock(this);
    }
    if (stage == Stage.FREE && !driver.acknowledgement.mayDeliver(driver.handoff)) {
      return defer();
    }
    switch (stage) {
      case BEGIN -> driver.beginRun(this);
      case FREE -> free();
      case COPY_LO -> copyLo();
      case COPY_HI -> copyHi();
      case SIGNAL -> signal();
      case READY -> setIdle();
    }
    if (stage == unlockStage()) {
      driver.ioMutex.unlock(this);
    }
    Stage next = following(stage);
    if (next == null) {
      driver.endRun();
    }
    return next;
  }

  /** The stage that takes io_mutex, sleeping until it is free; null for none. */
  private Stage lockStage() {
    return switch (choices.workerLock()) {
      case NONE -> null;
      case COPY -> Stage.COPY_LO;
      case ALL -> Stage.FREE;
    };
  }

  /** The stage that drops io_mutex; null for none. */
  private Stage unlockStage() {
    return switch (choices.workerLock()) {
      case NONE -> null;
      case COPY -> Stage.COPY_HI;
      case ALL -> Stage.READY;
    };
  }

  /** The stage behind this one; null behind the last. */
  private Stage following(Stage stage) {
    boolean idleFirst = choices.idleWhen() == IdleWhen.BEFORE_SIGNAL;
    return switch (stage) {
      case BEGIN -> Stage.FREE;
      case FREE -> Stage.COPY_LO;
      case COPY_LO -> Stage.COPY_HI;
      case COPY_HI -> idleFirst ? Stage.READY : Stage.SIGNAL;
      case READY -> idleFirst ? Stage.SIGNAL : null;
      case SIGNAL -> idleFirst ? null : Stage.READY;
    };
  }

  /** Leaves it to a later run: whoever makes room queues the work again. */
  private Stage defer() {
    if (lockStage() == Stage.FREE) {
      driver.ioMutex.unlock(this);
    }
    driver.endRun();
    return null;
  }

  private void free() {
    Scsw scsw = driver.handoff.head().scsw();
    boolean due = scsw.isSolicited() && (choices.freeOn() == FreeOn.SOLICITED || scsw.isFinal());
    boolean freed = due && driver.program.free();
    setsIdle =
        switch (choices.idleOn()) {
          case ANY -> true;
          case FINAL -> scsw.isFinal();
          case FREED -> freed;
        };
  }

  private void copyLo() {
    Irb irb = driver.handoff.head();
    driver.region.putIrbLo(irb);
    copied = irb;
  }

  private void copyHi() {
    Irb irb = driver.handoff.take();
    driver.region.putIrbHi(irb);
    copied = irb.equals(copied) ? irb : null;
    driver.acknowledgement.published();
  }

  private void signal() {
    driver.ioTrigger.signal();
    copied = null;
  }

  private void setIdle() {
    if (setsIdle) {
      driver.state = DriverState.IDLE;
    }
    setsIdle = false;
  }

  @Override
  protected void abandon(Stage at) {
    if (at == Stage.BEGIN) {
      driver.beginRun(this); // a pending bit that nobody clears would keep the work from its queue
    }
    driver.ioMutex.unlockIfOwned(this);
    driver.endRun();
  }

  @Override
  public String toString() {
    return "io_todo";
  }
}
