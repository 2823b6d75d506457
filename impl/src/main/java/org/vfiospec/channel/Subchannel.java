package org.vfiospec.channel;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One subchannel with its device side: what the channel subsystem keeps about a device, and the
 * instructions on it.
 *
 * <p>Every method may be called by any thread. Each instruction and each presentation of status is
 * atomic: an internal lock, which no caller ever sees, makes it so, as the machine does. It does
 * not stand in for the subchannel lock of a driver ({@code sch->lock}); a driver that needs more
 * than one instruction in a row has its own.
 *
 * <p>Only the start function is here. Halt, clear, cancel, suspend and resume are not.
 *
 * <p>A subchannel can be {@linkplain #freeze frozen}, so that its state can be taken elsewhere.
 * Every instruction then finds it not operational and changes nothing, and status that the device
 * presents is discarded.
 */
public final class Subchannel {
  private static final Runnable NOTHING = () -> {};

  private final Object lock = new Object();

  private volatile Runnable statusPendingLine = NOTHING;
  private volatile Runnable startLine = NOTHING;

  private boolean operational = true;
  private int pathsAvailable = 0x80;
  private Enablement enablement;

  /** Function, activity and status control, and what the last ORB left in the flags. */
  private Scsw scsw = Scsw.ZERO;

  private StartFunction active;
  private Irb pending;

  /** No start is accepted any more, because a freeze waits for the one in progress. */
  private boolean freezing;

  private boolean frozen;

  /** How many threads are running the interrupt line. */
  private int raising;

  /** An operational, enabled subchannel with one path, 0x80. */
  public Subchannel() {
    this(Enablement.ENABLED);
  }

  /** An operational subchannel with one path, 0x80. */
  public Subchannel(Enablement enablement) {
    this.enablement = Objects.requireNonNull(enablement);
  }

  /**
   * START SUBCHANNEL. On condition code 0 the start function is in progress (fctl START, actl
   * START_PEND), the program is {@link #active}, and the {@linkplain #onStart start line} is raised
   * by the calling thread. Any other code leaves the subchannel as it was.
   *
   * @param orb a command-mode ORB; its lpm says which paths may be used
   * @param program what the ORB designates
   * @return condition code 3: not operational, frozen, not enabled, or no path of the lpm
   *     available; 1: status pending; 2: a function in progress, or about to be frozen; 0:
   *     accepted. If several apply, the first in this order (PoP, "START SUBCHANNEL"; the same
   *     order as in QEMU, hw/s390x/css.c), except that paths are looked at last
   */
  public int ssch(Orb orb, ChannelProgram program) {
    StartFunction start = new StartFunction(orb, program);
    synchronized (lock) {
      if (!responds() || enablement == Enablement.DISABLED) {
        return ConditionCode.NOT_OPERATIONAL;
      }
      if (pending != null) {
        return ConditionCode.STATUS_PENDING;
      }
      if (scsw.fctl() != 0) {
        return ConditionCode.BUSY;
      }
      if ((orb.lpm() & pathsAvailable) == 0) {
        return ConditionCode.NOT_OPERATIONAL;
      }
      if (freezing) {
        return ConditionCode.BUSY; // or what the freeze waits for might never end
      }
      active = start;
      scsw = Scsw.ofOrb(orb).withFctl(Scsw.FCTL_START).withActl(Scsw.ACTL_START_PEND);
    }
    startLine.run();
    return ConditionCode.ACCEPTED;
  }

  /**
   * TEST SUBCHANNEL: takes the pending status.
   *
   * <p>The status control is cleared; the function control, too, unless the status is intermediate
   * only, because then the function goes on (PoP, "TEST SUBCHANNEL").
   *
   * @return the status (condition code 0), or empty if none was pending (condition code 1) or the
   *     subchannel is not operational or frozen (condition code 3)
   */
  public Optional<Irb> tsch() {
    synchronized (lock) {
      if (frozen) {
        return Optional.empty();
      }
      Irb taken = pending;
      if (taken == null) {
        return Optional.empty();
      }
      pending = null;
      scsw = scsw.withStctl(0);
      if (active == null) {
        scsw = scsw.withFctl(0).withActl(0);
      }
      return Optional.of(taken);
    }
  }

  /**
   * STORE SUBCHANNEL, as far as drivers look at its condition code: whether the subchannel is still
   * there.
   *
   * @return condition code 0, or 3 if it is not operational or frozen; with 3 the SCHIB is invalid
   */
  public int stsch() {
    synchronized (lock) {
      return responds() ? ConditionCode.ACCEPTED : ConditionCode.NOT_OPERATIONAL;
    }
  }

  /**
   * MODIFY SUBCHANNEL, of the enabled bit only.
   *
   * @return condition code 3: not operational or frozen; 1: status pending; 2: a function in
   *     progress; 0: done
   */
  public int msch(Enablement wanted) {
    Objects.requireNonNull(wanted);
    synchronized (lock) {
      if (!responds()) {
        return ConditionCode.NOT_OPERATIONAL;
      }
      if (pending != null) {
        return ConditionCode.STATUS_PENDING;
      }
      if (scsw.fctl() != 0) {
        return ConditionCode.BUSY;
      }
      enablement = wanted;
      return ConditionCode.ACCEPTED;
    }
  }

  /** The start function in progress; empty once its final status is presented. A snapshot. */
  public Optional<StartFunction> active() {
    synchronized (lock) {
      return Optional.ofNullable(active);
    }
  }

  /** Whether this very start function, compared by identity, is in progress. A snapshot. */
  public boolean isInProgress(StartFunction start) {
    synchronized (lock) {
      return active == start;
    }
  }

  /**
   * The SCSW as STSCH would store it: the pending status if there is one, else the function and
   * activity control. A snapshot.
   */
  public Scsw scsw() {
    synchronized (lock) {
      return pending != null ? pending.scsw() : scsw;
    }
  }

  /** Whether status is pending. A snapshot. */
  public boolean statusPending() {
    synchronized (lock) {
      return pending != null;
    }
  }

  /** The enabled bit. A snapshot. */
  public Enablement enablement() {
    synchronized (lock) {
      return enablement;
    }
  }

  /** The path-available mask, 8 bits, path 0 leftmost. A snapshot. */
  public int pathsAvailable() {
    synchronized (lock) {
      return pathsAvailable;
    }
  }

  /**
   * The device side takes up the start function: its activity goes from start pending to subchannel
   * and device active.
   *
   * @return the start function, once; empty if there is none, or it was taken up before
   */
  public Optional<StartFunction> begin() {
    synchronized (lock) {
      if (active == null || (scsw.actl() & Scsw.ACTL_START_PEND) == 0) {
        return Optional.empty();
      }
      scsw = scsw.withActl(Scsw.ACTL_SCHACT | Scsw.ACTL_DEVACT);
      return Optional.of(active);
    }
  }

  /**
   * The device side presents intermediate status; the function goes on. If intermediate status is
   * pending already, the two become one: the status bits accumulate, the rest is that of the later
   * one.
   *
   * @param irb intermediate and pending, neither primary nor secondary
   * @return whether it was presented; false if no start function is in progress
   * @throws IllegalArgumentException if the IRB is not such a status
   */
  public boolean presentIntermediate(Irb irb) {
    return presentIntermediate(null, irb);
  }

  private boolean presentIntermediate(StartFunction start, Irb irb) {
    int stctl = irb.scsw().stctl();
    require(
        stctl == (Scsw.STCTL_INTERMEDIATE | Scsw.STCTL_PENDING), "not an intermediate status", irb);
    return presentForStart(start, irb, Progress.GOES_ON);
  }

  /**
   * The device side presents the status that ends the start function. It need not have been
   * {@linkplain #begin taken up}. If intermediate status is pending, the two become one pending
   * status: the status bits accumulate, the rest is that of the final one.
   *
   * @param irb pending, and {@linkplain Scsw#isFinal final}
   * @return whether it was presented; false if no start function is in progress
   * @throws IllegalArgumentException if the IRB is not such a status
   */
  public boolean presentFinal(Irb irb) {
    return presentFinal(null, irb);
  }

  private boolean presentFinal(StartFunction start, Irb irb) {
    require(irb.scsw().isStatusPending() && irb.scsw().isFinal(), "not a final status", irb);
    return presentForStart(start, irb, Progress.ENDS);
  }

  /**
   * The device side presents status, intermediate or {@linkplain Scsw#isFinal final}, of this very
   * start function. An execution that outlives its start, because the subchannel was lost and came
   * back, cannot answer a later one.
   *
   * @param start what {@link #begin} or {@link #active} gave, compared by identity
   * @return whether it was presented; false if that start function is not in progress
   * @throws IllegalArgumentException if the IRB is no status of a start function
   */
  public boolean present(StartFunction start, Irb irb) {
    Objects.requireNonNull(start);
    return irb.scsw().isFinal() ? presentFinal(start, irb) : presentIntermediate(start, irb);
  }

  /**
   * The device side presents status that nobody asked for, such as attention: alert and pending, no
   * function control.
   *
   * @param dstat the device status, {@code DSTAT_} bits
   * @return whether it was presented, or discarded because the subchannel is frozen; false if a
   *     function is in progress, status is pending, or the subchannel is not operational or not
   *     enabled. The device keeps it then
   */
  public boolean presentUnsolicited(int dstat) {
    return presentAlert(
        flags -> Irb.of(flags.withStctl(Scsw.STCTL_ALERT | Scsw.STCTL_PENDING).withDstat(dstat)));
  }

  /**
   * The device side presents status that nobody asked for, with all that its IRB says.
   *
   * @param irb alert and pending, no function control
   * @return as {@link #presentUnsolicited(int)}
   * @throws IllegalArgumentException if the IRB is not such a status
   */
  public boolean presentUnsolicited(Irb irb) {
    Scsw status = irb.scsw();
    require(
        status.stctl() == (Scsw.STCTL_ALERT | Scsw.STCTL_PENDING) && status.fctl() == 0,
        "not an unsolicited status",
        irb);
    return presentAlert(flags -> irb);
  }

  /** Makes the alert pending that is made from what the last ORB left in the flags. */
  private boolean presentAlert(Function<Scsw, Irb> alert) {
    synchronized (lock) {
      if (frozen) {
        return true;
      }
      boolean possible =
          operational && enablement == Enablement.ENABLED && pending == null && scsw.fctl() == 0;
      if (!possible) {
        return false;
      }
      pending = alert.apply(scsw);
      scsw = scsw.withStctl(Scsw.STCTL_ALERT | Scsw.STCTL_PENDING);
      raising++;
    }
    raise();
    return true;
  }

  /**
   * The subchannel is lost, or is there again. When it is lost, the function in progress and the
   * pending status are lost with it: the machine reports that by a machine check, which is not
   * modelled here, and not by status.
   */
  public void setOperational(boolean nowOperational) {
    synchronized (lock) {
      operational = nowOperational;
      if (!nowOperational) {
        active = null;
        pending = null;
        scsw = Scsw.ZERO;
        lock.notifyAll();
      }
    }
  }

  /**
   * Waits until no start function is in progress and no interrupt line runs, and freezes the
   * subchannel: from here on nothing of its {@link #state} changes by an instruction or by the
   * device, and the interrupt line is not raised. While it waits, no start is accepted. A frozen
   * subchannel stays frozen. That the subchannel is lost, or its paths are, is still the machine's
   * to say. Not to be called by the interrupt line.
   *
   * @param limit how long to wait
   * @return whether it is frozen; if the limit passed before, it goes on as if nothing had been
   * @throws InterruptedException if the thread is interrupted while it waits; the subchannel goes
   *     on
   */
  public boolean freeze(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    synchronized (lock) {
      freezing = true;
      try {
        while (active != null || raising > 0) {
          long left = deadline - System.nanoTime();
          if (left <= 0) {
            return false;
          }
          TimeUnit.NANOSECONDS.timedWait(lock, left);
        }
        frozen = true;
        return true;
      } finally {
        freezing = false;
      }
    }
  }

  /**
   * The subchannel goes on. If status is pending, the interrupt line is raised by the calling
   * thread, whether or not it was before: this may be another machine.
   */
  public void unfreeze() {
    synchronized (lock) {
      if (!frozen) {
        return;
      }
      frozen = false;
      if (pending == null) {
        return;
      }
      raising++;
    }
    raise();
  }

  /** Whether the subchannel is frozen. A snapshot. */
  public boolean frozen() {
    synchronized (lock) {
      return frozen;
    }
  }

  /** What the subchannel keeps about its device. A snapshot, unless it is frozen. */
  public SubchannelState state() {
    synchronized (lock) {
      return new SubchannelState(scsw, Optional.ofNullable(pending));
    }
  }

  /**
   * Replaces what the frozen subchannel keeps about its device; it stays frozen. Whether it is
   * operational, enabled, and which paths there are, is not touched.
   *
   * @throws IllegalArgumentException if no frozen subchannel can be in that state
   * @throws IllegalStateException if it is not frozen
   */
  public void load(SubchannelState state) {
    state
        .defect()
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException(defect);
            });
    synchronized (lock) {
      if (!frozen) {
        throw new IllegalStateException("the subchannel is not frozen");
      }
      scsw = state.controls();
      pending = state.pending().orElse(null);
    }
  }

  /**
   * The start function in progress and the pending status are gone. Whether it is frozen,
   * operational, enabled, and which paths there are, is not touched.
   */
  public void clear() {
    synchronized (lock) {
      active = null;
      pending = null;
      scsw = Scsw.ZERO;
      lock.notifyAll();
    }
  }

  /** As {@link #clear}, and the subchannel is not frozen. */
  public void reset() {
    synchronized (lock) {
      frozen = false;
      clear();
    }
  }

  /**
   * Sets the path-available mask. After condition code 3 of an SSCH a driver asks {@link #stsch}:
   * with code 3 the subchannel is gone (ENODEV), otherwise only the paths of the lpm are, and it
   * may try others (EACCES).
   *
   * @param mask 8 bits, path 0 leftmost; 0: no path
   */
  public void setPathsAvailable(int mask) {
    Bits.check(mask, 8, "mask");
    synchronized (lock) {
      pathsAvailable = mask;
    }
  }

  /**
   * Sets the interrupt line: what runs whenever status becomes pending. It runs in the thread that
   * made it pending, any thread, outside of the internal lock. Status that joins pending status
   * does not raise it again. By the time it runs another thread may have taken the status, so
   * {@link #tsch} can come out empty.
   */
  public void onStatusPending(Runnable line) {
    statusPendingLine = Objects.requireNonNull(line);
  }

  /**
   * Sets what runs whenever a start was accepted: the call to the channel subsystem to {@link
   * #begin}. It runs in the thread of the SSCH, outside of the internal lock, before the SSCH
   * returns; so it must not execute the program.
   */
  public void onStart(Runnable line) {
    startLine = Objects.requireNonNull(line);
  }

  private enum Progress {
    GOES_ON,
    ENDS
  }

  /**
   * Presents status of the start function in progress, which must be {@code start} unless that is
   * null.
   */
  private boolean presentForStart(StartFunction start, Irb irb, Progress progress) {
    boolean raised;
    synchronized (lock) {
      if (active == null || start != null && start != active) {
        return false;
      }
      raised = pending == null;
      pending = raised ? irb : irb.withScsw(accumulate(pending.scsw(), irb.scsw()));
      Scsw now = pending.scsw();
      scsw = scsw.withStctl(now.stctl());
      if (progress == Progress.ENDS) {
        active = null;
        lock.notifyAll();
      }
      if (raised) {
        raising++;
      }
    }
    if (raised) {
      raise();
    }
    return true;
  }

  /** Runs the interrupt line; the caller has counted this thread before it left the lock. */
  private void raise() {
    try {
      statusPendingLine.run();
    } finally {
      synchronized (lock) {
        raising--;
        lock.notifyAll();
      }
    }
  }

  private boolean responds() {
    return operational && !frozen;
  }

  private static Scsw accumulate(Scsw earlier, Scsw later) {
    return later
        .withStctl(earlier.stctl() | later.stctl())
        .withDstat(earlier.dstat() | later.dstat())
        .withCstat(earlier.cstat() | later.cstat());
  }

  private static void require(boolean condition, String problem, Irb irb) {
    if (!condition) {
      throw new IllegalArgumentException(problem + ": " + irb);
    }
  }
}
