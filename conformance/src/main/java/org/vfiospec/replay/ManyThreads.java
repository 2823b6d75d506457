package org.vfiospec.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.vfiospec.vfio.Call;

/**
 * A thread for each context, released from step point to step point. The driver's locks are real: a
 * step that has to wait for one does not come, which is a divergence with the stacks of all
 * threads, and never a hang.
 */
public final class ManyThreads implements Stepper {
  private final Duration bound;
  private final Map<String, ContextThread> threads = new HashMap<>();
  private long handedOver;

  /**
   * A stepper without threads yet.
   *
   * @param bound how long a step may take before it counts as not coming
   */
  public ManyThreads(Duration bound) {
    this.bound = bound;
  }

  @Override
  public void enter(String context, Call<?> call) {
    thread(context).enter(call);
  }

  @Override
  public void step(String context) {
    ContextThread thread = thread(context);
    if (!thread.occupied()) {
      throw new Divergence(context + " is in no call");
    }
    handedOver++;
    thread.grant();
    if (!thread.awaitTaken(bound.toNanos())) {
      String stacks = stacks();
      threads.remove(context).close();
      throw new Divergence(
          context
              + " does not come to its next step within "
              + bound.toMillis()
              + " ms; "
              + stacks);
    }
    Throwable failure = thread.takeFailure();
    if (failure instanceof Divergence divergence) {
      throw divergence;
    }
    if (failure != null) {
      throw Divergence.failed(context, failure);
    }
  }

  /** How many steps were handed over to a thread so far. */
  public long handedOver() {
    return handedOver;
  }

  @Override
  public void act(String context, Runnable action) {
    thread(context).act(action);
    step(context);
  }

  @Override
  public void reset() {
    threads.values().removeIf(thread -> !thread.abandon(bound.toNanos()) && closed(thread));
  }

  @Override
  public void close() {
    threads.values().forEach(ContextThread::close);
    threads.clear();
  }

  private ContextThread thread(String context) {
    return threads.computeIfAbsent(context, ContextThread::new);
  }

  private static boolean closed(ContextThread thread) {
    thread.close();
    return true;
  }

  private String stacks() {
    return threads.values().stream()
        .map(
            thread ->
                thread.thread().getName() + " at " + Frames.of(thread.thread().getStackTrace()))
        .sorted()
        .collect(Collectors.joining("; "));
  }
}
