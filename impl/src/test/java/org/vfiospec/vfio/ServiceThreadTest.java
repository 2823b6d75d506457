package org.vfiospec.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServiceThreadTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger ends = new AtomicInteger();

  @Test
  void itIsADaemonWithItsName() {
    CompletableFuture<Thread> self = new CompletableFuture<>();
    ServiceThread thread =
        new ServiceThread("test-service", () -> self.complete(Thread.currentThread()));
    assertThat(self.join().getName()).isEqualTo("test-service");
    assertThat(self.join().isDaemon()).isTrue();
    thread.close();
    assertThat(self.join().isAlive()).isFalse();
  }

  @Test
  void closeInterruptsAndWaits() {
    CompletableFuture<Thread> self = new CompletableFuture<>();
    ServiceThread thread =
        new ServiceThread(
            "test-service",
            () -> {
              self.complete(Thread.currentThread());
              gate.await();
            });
    self.join();
    thread.close();
    assertThat(self.join().isAlive()).isFalse();
    thread.close();
  }

  @Test
  void oneThatIsToldToEndIsNotInterrupted() {
    ServiceThread thread =
        new ServiceThread(
            "test-service",
            () -> {
              gate.await();
              if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("interrupted");
              }
            },
            () -> {
              ends.incrementAndGet();
              gate.countDown();
            });
    thread.close();
    thread.close();
    assertThat(ends).hasValue(1);
  }

  @Test
  void whatItThrowsIsToldOnce() {
    Error planted = new AssertionError("planted");
    ServiceThread thread =
        new ServiceThread(
            "test-service",
            () -> {
              throw planted;
            });
    assertThatIllegalStateException()
        .isThrownBy(thread::close)
        .withMessage("test-service failed")
        .withCause(planted);
    thread.close();
  }

  @Test
  void whatItThrowsWhenItIsToldToEndIsToldToo() {
    Exception planted = new Exception("planted");
    ServiceThread thread =
        new ServiceThread(
            "test-service",
            () -> {
              gate.await();
              throw planted;
            },
            gate::countDown);
    assertThatIllegalStateException().isThrownBy(thread::close).withCause(planted);
  }

  @Test
  void whoClosesWaitsThoughInterruptedAndKnowsItAfterwards() {
    ServiceThread thread = new ServiceThread("test-service", gate::await, gate::countDown);
    Thread.currentThread().interrupt();
    thread.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whoClosesItAgainWaitsToo() {
    CountDownLatch told = new CountDownLatch(1);
    ServiceThread thread = new ServiceThread("test-service", gate::await, told::countDown);
    CompletableFuture<Void> first = CompletableFuture.runAsync(thread::close);
    CompletableFuture<Thread> closer = new CompletableFuture<>();
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(
            () -> {
              await(told);
              closer.complete(Thread.currentThread());
              thread.close();
            });
    while (closer.join().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();
    gate.countDown();
    first.join();
    second.join();
  }

  @Test
  void theServiceCannotWaitForItself() {
    CompletableFuture<ServiceThread> itself = new CompletableFuture<>();
    ServiceThread thread = new ServiceThread("test-service", () -> itself.join().close());
    itself.complete(thread);
    assertThatIllegalStateException()
        .isThrownBy(thread::close)
        .havingCause()
        .withMessage("test-service would wait for itself");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
