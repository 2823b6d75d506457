package org.vfiospec.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ContextMutexTest {
  private final ContextMutex mutex = new ContextMutex();

  @Test
  void oneContextHasItAtATime() {
    assertThat(mutex.isLocked()).isFalse();
    assertThat(mutex.tryLock("write")).isTrue();
    assertThat(mutex.tryLock("worker")).isFalse();
    assertThat(mutex.tryLock("write")).isFalse();
    assertThat(mutex.owner()).isEqualTo("write");
    assertThat(mutex.isLocked()).isTrue();
    mutex.unlock("write");
    assertThat(mutex.owner()).isNull();
    assertThat(mutex.tryLock("worker")).isTrue();
  }

  @Test
  void onlyTheOwnerUnlocks() {
    mutex.lock("write");
    assertThatExceptionOfType(IllegalMonitorStateException.class)
        .isThrownBy(() -> mutex.unlock("worker"));
    assertThatExceptionOfType(IllegalMonitorStateException.class)
        .isThrownBy(() -> mutex.lock("write"));
    assertThat(mutex.owner()).isEqualTo("write");
  }

  @Test
  void aContextThatMayHaveItDropsItOnlyIfItHas() {
    mutex.lock("write");
    mutex.unlockIfOwned("worker");
    assertThat(mutex.owner()).isEqualTo("write");
    mutex.unlockIfOwned("write");
    mutex.unlockIfOwned("write");
    assertThat(mutex.isLocked()).isFalse();
  }

  @Test
  void itIsOwnedByAContextAndNotByAThread() throws InterruptedException {
    mutex.lock("write");
    Thread other = new Thread(() -> mutex.unlock("write"));
    other.start();
    other.join();
    assertThat(mutex.isLocked()).isFalse();
  }

  @Test
  void aWaiterGetsItWhenItIsFree() throws InterruptedException {
    mutex.lock("write");
    CountDownLatch done = new CountDownLatch(1);
    Thread worker =
        new Thread(
            () -> {
              mutex.lock("worker");
              done.countDown();
            });
    worker.start();
    assertThat(done.getCount()).isEqualTo(1);
    mutex.unlock("write");
    done.await();
    assertThat(mutex.owner()).isEqualTo("worker");
    worker.join();
  }
}
