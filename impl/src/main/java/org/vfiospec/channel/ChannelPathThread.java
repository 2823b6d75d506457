package org.vfiospec.channel;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.vfiospec.vfio.ServiceThread;

/**
 * The channel subsystem at work for one subchannel: a thread that takes up every accepted start,
 * executes its program on the device, and presents the statuses.
 *
 * <p>The thread is a daemon and sleeps while there is nothing to do. The interrupt line of the
 * subchannel runs on it. It owns the {@linkplain Subchannel#onStart start line} of its subchannel.
 * A program goes on while its intermediate status is pending; statuses that meet accumulate in the
 * subchannel. If the subchannel is lost, or reset, the execution stops before its next CCW.
 */
public final class ChannelPathThread implements AutoCloseable {
  private final Subchannel subchannel;
  private final Device device;
  private final GuestMemory memory;
  private final ServiceThread thread;
  private final Object lock = new Object();

  /**
   * Held by whoever uses the device: a CCW, or what happens between two. Fair, because a program
   * can loop for ever.
   */
  private final ReentrantLock use = new ReentrantLock(true);

  private boolean startAccepted = true; // one may have been before the line was ours
  private boolean closed;

  /**
   * Starts the thread, which has this name; from here on until {@link #close} it alone uses the
   * device.
   */
  public ChannelPathThread(String name, Subchannel subchannel, Device device, GuestMemory memory) {
    this.subchannel = Objects.requireNonNull(subchannel);
    this.device = Objects.requireNonNull(device);
    this.memory = Objects.requireNonNull(memory);
    subchannel.onStart(this::startAccepted);
    thread = new ServiceThread(name, this::serve, this::end);
  }

  /**
   * Ends the thread, at the latest after the CCW that it is executing, and waits for its end; a
   * program cut off like this stays active. Not to be called by the interrupt line. Closing twice
   * does nothing.
   *
   * @throws IllegalStateException if the device or the interrupt line threw; the cause is what it
   *     threw
   */
  @Override
  public void close() {
    thread.close();
  }

  /**
   * Has the device to itself: no CCW is executed before {@code action} returns. Any thread may call
   * this. The action may use the subchannel, but must not wait for a start function to end.
   */
  public void betweenCcws(Runnable action) {
    readBetweenCcws(
        () -> {
          action.run();
          return null;
        });
  }

  /** As {@link #betweenCcws}, with what the action returns. */
  public <T> T readBetweenCcws(Supplier<T> action) {
    use.lock();
    try {
      return action.get();
    } finally {
      use.unlock();
    }
  }

  private void end() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }

  private void startAccepted() {
    synchronized (lock) {
      startAccepted = true;
      lock.notifyAll();
    }
  }

  private void serve() throws InterruptedException {
    while (awaitStart()) {
      subchannel.begin().ifPresent(this::execute);
    }
  }

  private void execute(StartFunction start) {
    ProgramExecution execution = new ProgramExecution(start, device, memory);
    boolean wanted = true;
    while (wanted && !execution.ended() && !isClosed()) {
      for (Irb status : readBetweenCcws(() -> step(start, execution))) {
        wanted = subchannel.present(start, status);
      }
      wanted &= subchannel.isInProgress(start);
    }
  }

  private List<Irb> step(StartFunction start, ProgramExecution execution) {
    return subchannel.isInProgress(start) ? execution.step() : List.of();
  }

  private boolean awaitStart() throws InterruptedException {
    synchronized (lock) {
      while (!startAccepted && !closed) {
        lock.wait();
      }
      startAccepted = false;
      return !closed;
    }
  }

  private boolean isClosed() {
    synchronized (lock) {
      return closed;
    }
  }
}
