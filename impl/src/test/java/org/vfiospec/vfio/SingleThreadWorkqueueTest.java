package org.vfiospec.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SingleThreadWorkqueueTest {
  private final SingleThreadWorkqueue queue = new SingleThreadWorkqueue("test-workqueue");
  private final AtomicInteger runs = new AtomicInteger();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch started = new CountDownLatch(1);

  /** Keeps the worker busy until the gate opens. */
  private final Work gatekeeper =
      new Work(
          "gatekeeper",
          () -> {
            started.countDown();
            await(gate);
          });

  private volatile Thread canceller;

  private final Work counter = new Work("counter", runs::incrementAndGet);

  @AfterEach
  void openGate() {
    gate.countDown();
    queue.close();
  }

  @Test
  void workThatIsQueuedAlreadyIsNotQueuedAgain() {
    queue.queue(gatekeeper);
    await(started);
    assertThat(queue.queue(counter)).isTrue();
    assertThat(queue.queue(counter)).isFalse();
    assertThat(queue.queue(counter)).isFalse();
    gate.countDown();
    queue.flush();
    assertThat(runs).hasValue(1);
    assertThat(counter.isQueued()).isFalse();
  }

  @Test
  void workThatIsRunningCanBeQueuedAgain() {
    Work again =
        new Work(
            "again",
            () -> {
              runs.incrementAndGet();
              started.countDown();
              await(gate);
            });
    queue.queue(again);
    await(started);
    assertThat(again.isQueued()).isFalse();
    assertThat(queue.queue(again)).isTrue();
    assertThat(queue.queue(again)).isFalse();
    gate.countDown();
    queue.flush();
    assertThat(runs).hasValue(2);
  }

  @Test
  void workRunsInTheOrderOfItsQueueing() {
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    queue.queue(gatekeeper);
    for (int i = 0; i < 5; i++) {
      int number = i;
      queue.queue(new Work("number " + i, () -> order.add(number)));
    }
    gate.countDown();
    queue.flush();
    assertThat(order).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void flushOfAnIdleQueueReturns() {
    queue.flush();
    queue.close();
    queue.flush();
  }

  @Test
  void cancelTakesQueuedWorkOut() {
    queue.queue(gatekeeper);
    await(started);
    queue.queue(counter);
    assertThat(queue.cancel(counter)).isTrue();
    assertThat(counter.isQueued()).isFalse();
    assertThat(queue.cancel(counter)).isFalse();
    gate.countDown();
    queue.flush();
    assertThat(runs).hasValue(0);
    assertThat(queue.queue(counter)).isTrue();
    queue.flush();
    assertThat(runs).hasValue(1);
  }

  @Test
  void cancelWaitsForRunningWorkAndKeepsItFromBeingQueued() {
    AtomicInteger refused = new AtomicInteger();
    Work[] self = new Work[1];
    self[0] =
        new Work(
            "self",
            () -> {
              started.countDown();
              while (!self[0].isQueued()) {
                Thread.onSpinWait(); // until the cancel below has taken the pending bit
              }
              if (!queue.queue(self[0])) {
                refused.incrementAndGet();
              }
              runs.incrementAndGet();
            });
    queue.queue(self[0]);
    await(started);
    assertThat(queue.cancel(self[0])).isFalse();
    assertThat(runs).hasValue(1);
    assertThat(refused).hasValue(1);
    assertThat(self[0].isQueued()).isFalse();
  }

  @Test
  void workThatHasNotBegunYetCannotQueueItselfWhileItIsCancelled() {
    AtomicInteger refused = new AtomicInteger();
    Work[] self = new Work[1];
    self[0] =
        Work.beginningItself(
            "self",
            () -> {
              started.countDown();
              await(gate);
              self[0].begin();
              if (!queue.queue(self[0])) {
                refused.incrementAndGet();
              }
              runs.incrementAndGet();
            });
    queue.queue(self[0]);
    await(started);
    CompletableFuture<Boolean> cancelled =
        CompletableFuture.supplyAsync(
            () -> {
              canceller = Thread.currentThread();
              return queue.cancel(self[0]);
            });
    while (canceller == null || canceller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    gate.countDown();
    assertThat(cancelled.join()).isFalse();
    assertThat(refused).hasValue(1);
    assertThat(self[0].isQueued()).isFalse();
    queue.flush();
    assertThat(runs).hasValue(1);
    assertThat(queue.queue(self[0])).isTrue();
  }

  /** Wherever the cancel meets it, the work is out of the queue when the cancel returns. */
  @Test
  void workThatAlwaysQueuesItselfIsCancelled() {
    Work[] self = new Work[1];
    self[0] =
        new Work(
            "self",
            () -> {
              runs.incrementAndGet();
              queue.queue(self[0]);
            });
    for (int i = 0; i < 20_000; i++) {
      queue.queue(self[0]);
      queue.cancel(self[0]);
      int ended = runs.get();
      assertThat(self[0].isQueued()).isFalse();
      assertThat(runs).hasValue(ended);
    }
  }

  @Test
  void closeDrainsAndRefusesWhatComesLater() {
    queue.queue(gatekeeper);
    queue.queue(counter);
    gate.countDown();
    queue.close();
    assertThat(runs).hasValue(1);
    assertThat(queue.queue(counter)).isFalse();
    assertThat(counter.isQueued()).isFalse();
  }

  @Test
  void workThatWaitsForItsOwnQueueIsRefusedAndCloseTellsOfIt() {
    queue.queue(new Work("flusher", queue::flush));
    queue.queue(counter);
    assertThatIllegalStateException()
        .isThrownBy(queue::close)
        .withCauseInstanceOf(IllegalStateException.class);
    assertThat(runs).hasValue(1);
  }

  @Test
  void workCanBeDrivenWithoutAThread() {
    assertThat(counter.markQueued()).isTrue();
    assertThat(counter.markQueued()).isFalse();
    assertThat(queue.queue(counter)).isFalse();
    counter.execute();
    assertThat(runs).hasValue(1);
    assertThat(counter.markQueued()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
