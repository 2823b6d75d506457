package org.vfiospec.channel;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One subchannel with its device side: what the channel subsystem keeps about a device, and the
 * instructions on it.
 *
 * <p>Every method may be called by any thread. Each instruction and each presentation of status is
 * atomic: an internal lock, which no caller ever sees, makes it so, as the machine does. It does
 * not stand in for the subchannel lock of a driver ({@code sch->lock}); a driver that needs more
 * than one instruction in a row has its own. What an event does to the {@link SubchannelState} is a
 * function in {@link Instructions} or {@link Presentations}; here are the lock, the two lines, and
 * the wait for a freeze.
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

  /** Changed under the lock; a reader without it has a snapshot. */
  private volatile SubchannelState state;

  /** How many threads are running the interrupt line. Guarded by the lock. */
  private int raising;

  /** An operational, enabled subchannel with one path, 0x80. */
  public Subchannel() {
    this(Enablement.ENABLED);
  }

  /** An operational subchannel with one path, 0x80. */
  public Subchannel(Enablement enablement) {
    state = SubchannelState.initial(enablement);
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
    int cc = take(now -> Instructions.ssch(now, start));
    if (cc == ConditionCode.ACCEPTED) {
      startLine.run();
    }
    return cc;
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
    return take(Instructions::tsch);
  }

  /**
   * STORE SUBCHANNEL, as far as drivers look at its condition code: whether the subchannel is still
   * there.
   *
   * @return condition code 0, or 3 if it is not operational or frozen; with 3 the SCHIB is invalid
   */
  public int stsch() {
    return Instructions.stsch(state);
  }

  /**
   * MODIFY SUBCHANNEL, of the enabled bit only.
   *
   * @return condition code 3: not operational or frozen; 1: status pending; 2: a function in
   *     progress; 0: done
   */
  public int msch(Enablement wanted) {
    Objects.requireNonNull(wanted);
    return take(now -> Instructions.msch(now, wanted));
  }

  /** The start function in progress; empty once its final status is presented. A snapshot. */
  public Optional<StartFunction> active() {
    return state.active();
  }

  /** Whether this very start function, compared by identity, is in progress. A snapshot. */
  public boolean isInProgress(StartFunction start) {
    return state.active().orElse(null) == start;
  }

  /**
   * The SCSW as STSCH would store it: the pending status if there is one, else the function and
   * activity control. A snapshot.
   */
  public Scsw scsw() {
    return state.scsw();
  }

  /** Whether status is pending. A snapshot. */
  public boolean statusPending() {
    return state.pending().isPresent();
  }

  /** The enabled bit. A snapshot. */
  public Enablement enablement() {
    return state.enablement();
  }

  /** The path-available mask, 8 bits, path 0 leftmost. A snapshot. */
  public int pathsAvailable() {
    return state.pathsAvailable();
  }

  /**
   * The device side takes up the start function: its activity goes from start pending to subchannel
   * and device active.
   *
   * @return the start function, once; empty if there is none, or it was taken up before
   */
  public Optional<StartFunction> begin() {
    return take(Presentations::begin);
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
    return present(now -> Presentations.intermediateStatus(now, irb));
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
    return present(now -> Presentations.finalStatus(now, irb));
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
    return present(now -> Presentations.statusOf(now, start, irb));
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
    return present(now -> Presentations.unsolicitedStatus(now, dstat));
  }

  /**
   * The device side presents status that nobody asked for, with all that its IRB says.
   *
   * @param irb alert and pending, no function control
   * @return as {@link #presentUnsolicited(int)}
   * @throws IllegalArgumentException if the IRB is not such a status
   */
  public boolean presentUnsolicited(Irb irb) {
    return present(now -> Presentations.unsolicitedStatus(now, irb));
  }

  /**
   * The subchannel is lost, or is there again. When it is lost, the function in progress and the
   * pending status are lost with it: the machine reports that by a machine check, which is not
   * modelled here, and not by status.
   */
  public void setOperational(boolean nowOperational) {
    change(now -> nowOperational ? now.found() : now.lost());
  }

  /**
   * Waits until no start function is in progress and no interrupt line runs, and freezes the
   * subchannel: from here on nothing of its {@link #content} changes by an instruction or by the
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
      if (!state.frozen()) {
        state = state.with(Freezing.AWAITED);
      }
      try {
        while (state.active().isPresent() || raising > 0) {
          long left = deadline - System.nanoTime();
          if (left <= 0) {
            return false;
          }
          TimeUnit.NANOSECONDS.timedWait(lock, left);
        }
        state = state.with(Freezing.FROZEN);
        return true;
      } finally {
        if (!state.frozen()) {
          state = state.with(Freezing.NONE);
        }
      }
    }
  }

  /**
   * The subchannel goes on. If status is pending, the interrupt line is raised by the calling
   * thread, whether or not it was before: this may be another machine.
   */
  public void unfreeze() {
    synchronized (lock) {
      if (!state.frozen()) {
        return;
      }
      state = state.with(Freezing.NONE);
      if (state.pending().isEmpty()) {
        return;
      }
      raising++;
    }
    raise();
  }

  /** Whether the subchannel is frozen. A snapshot. */
  public boolean frozen() {
    return state.frozen();
  }

  /** What the subchannel holds of its device. A snapshot, unless it is frozen. */
  public SubchannelContent content() {
    return state.content();
  }

  /**
   * Replaces what the frozen subchannel holds of its device; it stays frozen. Whether it is
   * operational, enabled, and which paths there are, is not touched.
   *
   * @throws IllegalArgumentException if no frozen subchannel can hold that
   * @throws IllegalStateException if it is not frozen
   */
  public void load(SubchannelContent content) {
    content
        .defect()
        .ifPresent(
            defect -> {
              throw new IllegalArgumentException(defect);
            });
    synchronized (lock) {
      if (!state.frozen()) {
        throw new IllegalStateException("the subchannel is not frozen");
      }
      state = state.with(Optional.empty(), content.controls(), content.pending());
    }
  }

  /**
   * The start function in progress and the pending status are gone. Whether it is frozen,
   * operational, enabled, and which paths there are, is not touched.
   */
  public void clear() {
    change(SubchannelState::emptied);
  }

  /** As {@link #clear}, and the subchannel is not frozen. */
  public void reset() {
    change(now -> now.frozen() ? now.emptied().with(Freezing.NONE) : now.emptied());
  }

  /**
   * Sets the path-available mask. After condition code 3 of an SSCH a driver asks {@link #stsch}:
   * with code 3 the subchannel is gone (ENODEV), otherwise only the paths of the lpm are, and it
   * may try others (EACCES).
   *
   * @param mask 8 bits, path 0 leftmost; 0: no path
   */
  public void setPathsAvailable(int mask) {
    change(now -> now.withPathsAvailable(mask));
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

  /** All of it. A snapshot. */
  SubchannelState state() {
    return state;
  }

  /** Takes the transition, and tells what came of it. */
  private <T> T take(Function<SubchannelState, Transition<T>> transition) {
    synchronized (lock) {
      Transition<T> taken = transition.apply(state);
      moveTo(taken.next());
      return taken.result();
    }
  }

  private void change(UnaryOperator<SubchannelState> change) {
    synchronized (lock) {
      moveTo(change.apply(state));
    }
  }

  /** The caller holds the lock. */
  private void moveTo(SubchannelState next) {
    state = next;
    if (next.active().isEmpty()) {
      lock.notifyAll(); // a freeze may wait for that
    }
  }

  private boolean present(Function<SubchannelState, Transition<Presentation>> transition) {
    Presentation presentation;
    synchronized (lock) {
      presentation = take(transition);
      if (presentation == Presentation.PENDING) {
        raising++;
      }
    }
    if (presentation == Presentation.PENDING) {
      raise();
    }
    return presentation != Presentation.REFUSED;
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
}
