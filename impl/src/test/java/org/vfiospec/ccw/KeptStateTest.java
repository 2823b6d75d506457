package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A policy that leaves the state alone stores nothing: what another context stores meanwhile, such
 * as the worker's IDLE, which no lock guards, stays.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeptStateTest {
  private static final int ROUNDS = 1_000_000;

  /** A store that is late is seen late. */
  private static final int LOOKS = 20;

  private interface Policy {
    void act(Driver driver);
  }

  @Test
  void theErrorExit() throws Exception {
    assertThat(lostStores("errorExitIdle", driver -> driver.afterErrorExit.after(driver))).isZero();
  }

  @Test
  void theWrite() throws Exception {
    assertThat(lostStores("writeIdle", driver -> driver.afterWrite.after(driver))).isZero();
  }

  @Test
  void conditionCode0OfAStartThatSetBusyBefore() throws Exception {
    assertThat(lostStores("sschUnderSchLock", driver -> driver.startSection.accepted(driver)))
        .isZero();
  }

  private static int lostStores(String choice, Policy policy) throws InterruptedException {
    Map<String, Object> kept = Revisions.with(Revisions.V5_2, Map.of(choice, false));
    Driver driver = (Driver) new TestBench(kept).view;
    AtomicInteger acted = new AtomicInteger();
    Thread write =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                policy.act(driver);
                acted.incrementAndGet();
              }
            });
    write.start();
    int lost = 0;
    for (int i = 0; i < ROUNDS || acted.get() < ROUNDS; i++) {
      driver.state = DriverState.CP_PENDING;
      driver.state = DriverState.IDLE;
      for (int look = 0; look < LOOKS; look++) {
        if (driver.state != DriverState.IDLE) {
          lost++;
        }
      }
    }
    write.interrupt();
    write.join();
    return lost;
  }
}
