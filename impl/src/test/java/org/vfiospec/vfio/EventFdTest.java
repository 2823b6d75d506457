package org.vfiospec.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class EventFdTest {
  @Test
  void aReadTakesEverySignalAtOnce() {
    EventFd eventFd = new EventFd();
    assertThat(eventFd.tryRead()).isEmpty();
    eventFd.signal();
    eventFd.signal();
    assertThat(eventFd.count()).isEqualTo(2);
    assertThat(eventFd.tryRead()).hasValue(2);
    assertThat(eventFd.tryRead()).isEmpty();
  }

  @Test
  void theCounterSaturates() {
    EventFd eventFd = new EventFd(-2); // 2^64 - 2, the most that a write may leave
    eventFd.signal();
    eventFd.signal();
    assertThat(eventFd.tryRead()).hasValue(-1);
    assertThat(eventFd.count()).isZero();
  }

  @Test
  void theSignOfTheCounterIsNoLimit() {
    EventFd eventFd = new EventFd(Long.MAX_VALUE);
    eventFd.signal();
    assertThat(eventFd.tryRead()).hasValue(Long.MIN_VALUE);
  }

  @Test
  void anInterruptedReadTakesNothing() {
    EventFd eventFd = new EventFd();
    Thread.currentThread().interrupt();
    assertThatThrownBy(eventFd::read).isInstanceOf(InterruptedException.class);
    eventFd.signal();
    assertThat(eventFd.count()).isEqualTo(1);
  }

  @Property(tries = 30)
  void noSignalIsLostOrCountedTwice(
      @ForAll @IntRange(min = 1, max = 4) int signallers,
      @ForAll @IntRange(min = 1, max = 500) int signalsEach)
      throws Exception {
    EventFd eventFd = new EventFd();
    ExecutorService threads = Executors.newFixedThreadPool(signallers);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < signallers; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < signalsEach; j++) {
                    eventFd.signal();
                  }
                }));
      }
      long sum = 0;
      while (sum < (long) signallers * signalsEach) {
        sum += eventFd.read();
      }
      for (Future<?> each : running) {
        each.get();
      }
      assertThat(sum).isEqualTo((long) signallers * signalsEach);
      assertThat(eventFd.tryRead()).isEmpty();
    } finally {
      threads.shutdown();
    }
  }
}
