package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.channel.ChannelProgram;
import org.vfiospec.channel.Orb;
import org.vfiospec.vfio.Errno;

/**
 * A step that leaves the state alone stores nothing: what another context stores meanwhile, such as
 * the worker's IDLE, which no lock guards, stays.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeptStateTest {
  private static final int ROUNDS = 2_000_000;

  /** A store that is late is seen late. */
  private static final int LOOKS = 20;

  @ParameterizedTest
  @CsvSource({"errorExitIdle, FAIL", "writeIdle, FINISH", "sschUnderSchLock, SSCH"})
  void aStageWithoutTheChoiceLosesNoStore(String choice, RegionWrite.Stage stage) throws Exception {
    TestBench bench =
        new TestBench(Revisions.with(Revisions.V5_2, Map.of("ioMutex", false, choice, false)));
    Driver driver = (Driver) bench.view;
    driver.program.build(Orb.format1(TestBench.PROGRAM), ChannelProgram.EMPTY);
    driver.region.setRetCode(Errno.EBUSY.result());
    RegionWrite write = bench.write();

    assertThat(lostStores(driver, write, stage)).isZero();
    assertThat(write.conditionCode().orElse(0)).isZero();
  }

  private static int lostStores(Driver driver, RegionWrite write, RegionWrite.Stage stage)
      throws InterruptedException {
    AtomicInteger performed = new AtomicInteger();
    Thread writer =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                if (stage == RegionWrite.Stage.SSCH) {
                  driver.subchannel.clear(); // or the next one is busy
                }
                write.perform(stage);
                for (int i = performed.incrementAndGet() % 8; i > 0; i--) {
                  Thread.onSpinWait(); // not in step with the other
                }
              }
            });
    writer.start();
    int lost = 0;
    for (int i = 0; i < ROUNDS || performed.get() < ROUNDS; i++) {
      driver.state = DriverState.CP_PENDING;
      driver.state = DriverState.IDLE;
      for (int look = 0; look < LOOKS; look++) {
        if (driver.state != DriverState.IDLE) {
          lost++;
        }
      }
    }
    writer.interrupt();
    writer.join();
    return lost;
  }
}
