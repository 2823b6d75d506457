package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vfiospec.ccw.TestBench.finalIrb;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.channel.Scsw;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.StepPoints;

/** A call that throws leaves a device that goes on. */
class AbandonedCallTest {
  private static final class Planted extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static StepPoints throwingAt(Enum<?> stage) {
    return (context, next) -> {
      if (next == stage) {
        throw new Planted();
      }
    };
  }

  private static void abandon(Call<?> call, Enum<?> at) {
    assertThatThrownBy(() -> call.run(throwingAt(at))).isInstanceOf(Planted.class);
    assertThat(call.done()).isTrue();
  }

  private static void nothingIsHeld(TestBench bench) {
    assertThat(bench.view.mutexOwner()).isNull();
    assertThat(bench.view.interruptHoldsSchLock()).isFalse();
    assertThat(bench.device.hardInterrupt().ready()).isTrue();
    assertThat(bench.view.running()).isEmpty();
  }

  @Test
  void aBufferIsAskedForBeforeAnythingHappens() {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    assertThatNullPointerException().isThrownBy(() -> bench.device.pwrite(0, null, 0, 124));
    assertThatNullPointerException().isThrownBy(() -> bench.device.pread(0, null, 0, 124));
    nothingIsHeld(bench);
    assertThat(bench.start()).isEqualTo(124);
  }

  @ParameterizedTest
  @MethodSource("org.vfiospec.ccw.Revisions#all")
  void aTranslationThatThrowsTakesTheErrorExit(Map<String, Object> revision) {
    TestBench bench = new TestBench(revision);
    bench.failingReads = new Planted();
    RegionWrite write = bench.write();
    assertThatThrownBy(() -> write.run(StepPoints.NONE)).isSameAs(bench.failingReads);
    assertThatIllegalStateException().isThrownBy(write::result);
    nothingIsHeld(bench);
    assertThat(bench.view.state()).isEqualTo(DriverState.IDLE);
    bench.failingReads = null;
    assertThat(bench.start()).isEqualTo(124);
  }

  @ParameterizedTest
  @EnumSource(
      value = RegionWrite.Stage.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BUSY", "SSCH", "FAIL"})
  void aWriteIsAbandonedAnywhereBeforeItsSsch(RegionWrite.Stage at) {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    if (at == RegionWrite.Stage.REFUSE || at == RegionWrite.Stage.FINISH) {
      bench.start(); // which makes the driver busy
    }
    DriverState before = bench.view.state();
    abandon(bench.write(), at);
    nothingIsHeld(bench);
    assertThat(bench.view.state()).isEqualTo(before);
  }

  @Test
  void aStartThatTheChannelMayHaveIsLeftToItsInterrupt() {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    bench.subchannel.onStart(
        () -> {
          throw new Planted();
        });
    RegionWrite write = bench.write();
    assertThatThrownBy(() -> write.run(StepPoints.NONE)).isInstanceOf(Planted.class);
    nothingIsHeld(bench);
    assertThat(bench.view.program().orElseThrow().live()).isTrue();
    bench.deliver(finalIrb(8));
    assertThat(bench.view.state()).isEqualTo(DriverState.IDLE);
    assertThat(bench.view.program()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(RegionRead.Stage.class)
  void aReadIsAbandoned(RegionRead.Stage at) {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    RegionRead read = bench.device.read(0, new byte[124], 0, 124);
    abandon(read, at);
    nothingIsHeld(bench);
    assertThatIllegalStateException().isThrownBy(read::result);
    bench.read();
  }

  @ParameterizedTest
  @EnumSource(HardInterrupt.Stage.class)
  void anInterruptIsAbandoned(HardInterrupt.Stage at) {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    bench.subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    abandon(bench.device.hardInterrupt(), at);
    nothingIsHeld(bench);
  }

  @ParameterizedTest
  @EnumSource(IoTodo.Stage.class)
  void aRunOfTheWorkerIsAbandoned(IoTodo.Stage at) {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    bench.start();
    bench.take(finalIrb(8));
    abandon(bench.device.ioTodo(), at);
    nothingIsHeld(bench);
    assertThat(bench.view.workQueued()).isFalse(); // so the next interrupt queues it
  }
}
