package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.ccw.TestBench.finalIrb;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.vfio.Errno;

/**
 * The order of events of 22 January 2019 on linux-s390: (1) the worker updates irb_area and drops
 * the mutex, (2) a write zeroes irb_area, (3) user space reads the destroyed area.
 */
class JanuaryRaceTest {
  private static final Irb ANSWER = finalIrb(TestBench.PROGRAM + 8);

  @Test
  void aMutexAroundTheCopyDoesNotHelp() {
    assertThat(irbThatIsReadAfterAnotherWrite(Revisions.CONCURRENT_IO_V2_LOCKED_WORKER))
        .isEqualTo(Irb.ZERO);
  }

  @Test
  void recommendedKeepsTheIrb() {
    assertThat(irbThatIsReadAfterAnotherWrite(Revisions.RECOMMENDED)).isEqualTo(ANSWER);
  }

  private static Irb irbThatIsReadAfterAnotherWrite(Map<String, Object> revision) {
    TestBench bench = new TestBench(revision);
    assertThat(bench.start()).isEqualTo(IoRegion.SIZE);
    bench.take(ANSWER);
    IoTodo worker = bench.device.ioTodo();
    RegionWrite write = bench.write(Orb.format1(TestBench.OTHER_PROGRAM));
    TestBench.stepTo(IoTodo.Stage.COPY_HI, worker);
    TestBench.step(write);
    TestBench.step(worker);
    if (bench.view.mutexOwner() == worker) {
      TestBench.step(worker); // this revision does more under the mutex
    }
    TestBench.finish(write);
    TestBench.finish(worker);
    assertThat(bench.ioTrigger.tryRead()).isPresent();
    return bench.read();
  }

  @Test
  void aWriteThatMeetsTheMutexIsToTryAgain() {
    TestBench bench = new TestBench(Revisions.CONCURRENT_IO_V2_LOCKED_WORKER);
    bench.start();
    bench.take(ANSWER);
    IoTodo worker = bench.device.ioTodo();
    TestBench.stepTo(IoTodo.Stage.COPY_HI, worker);
    assertThat(bench.start()).isEqualTo(Errno.EAGAIN.result());
    assertThat(bench.view.mutexOwner()).isSameAs(worker);
  }
}
