package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.ccw.TestBench.finalIrb;
import static org.vfiospec.ccw.TestBench.intermediateIrb;
import static org.vfiospec.ccw.TestBench.step;
import static org.vfiospec.ccw.TestBench.stepTo;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.Scsw;
import org.vfiospec.vfio.Errno;

/** Each design choice, seen from outside: what differs between its values, all else the same. */
class DesignChoiceEffectTest {
  private static final int ACCEPTED = 124;
  private static final Irb FINAL = finalIrb(TestBench.PROGRAM + 8);
  private static final Irb INTERMEDIATE = intermediateIrb(TestBench.PROGRAM + 8);

  @ParameterizedTest
  @CsvSource({"none,EBUSY,true", "idle,EACCES,false", "open,EBUSY,true"})
  void admissionWhileAProgramIsActive(String admission, Errno errno, boolean copied) {
    TestBench bench = TestBench.of(Revisions.V5_2, "admission", admission);
    bench.start();
    assertThat(bench.start(Orb.format1(TestBench.OTHER_PROGRAM))).isEqualTo(errno.result());
    int cpa = Orb.parse(bench.view.region(), 0).cpa();
    assertThat(cpa).isEqualTo(copied ? TestBench.OTHER_PROGRAM : TestBench.PROGRAM);
  }

  @ParameterizedTest
  @CsvSource({"none,EIO", "idle,EACCES", "open,EACCES"})
  void admissionWhenNobodyHasOpened(String admission, Errno errno) {
    TestBench bench = TestBench.of(Revisions.V5_2, "admission", admission);
    RegionWrite write = bench.write();
    bench.device.close();
    TestBench.finish(write);
    assertThat(write.result()).isEqualTo(errno.result());
  }

  @Test
  void ioMutex() {
    TestBench with = TestBench.of(Revisions.V5_2, "ioMutex", true);
    stepTo(RegionWrite.Stage.DISPATCH, with.write());
    assertThat(with.start()).isEqualTo(Errno.EAGAIN.result());
    assertThat(with.device.read(0, new byte[124], 0, 124).ready()).isFalse();
    assertThat(with.view.state()).isEqualTo(DriverState.IDLE);

    TestBench without = TestBench.of(Revisions.V5_2, "ioMutex", false);
    stepTo(RegionWrite.Stage.DISPATCH, without.write());
    assertThat(without.device.read(0, new byte[124], 0, 124).ready()).isTrue();
    assertThat(without.view.mutexOwner()).isNull();
    assertThat(without.start()).isEqualTo(ACCEPTED);
  }

  @Test
  void aReadIsUnderTheMutexToItsEnd() {
    TestBench bench = new TestBench(Revisions.V5_2);
    RegionRead read = bench.device.read(0, new byte[124], 0, 124);
    step(read);
    assertThat(bench.view.mutexOwner()).isSameAs(read);
    assertThat(bench.start()).isEqualTo(Errno.EAGAIN.result());
    step(read);
    assertThat(bench.view.mutexOwner()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"copied,true", "kept,false"})
  void writeIrbArea(String writeIrbArea, boolean zeroed) {
    TestBench bench = TestBench.of(Revisions.V5_2, "writeIrbArea", writeIrbArea);
    bench.start();
    bench.deliver(FINAL);
    bench.start();
    assertThat(bench.irbArea()).isEqualTo(zeroed ? Irb.ZERO : FINAL);
  }

  @ParameterizedTest
  @CsvSource({"IDLE", "BOXED", "BUSY", "CP_PROCESSING"})
  void processingState(DriverState processing) {
    TestBench bench = TestBench.of(Revisions.V5_2, "processingState", processing.name());
    RegionWrite write = bench.write();
    stepTo(RegionWrite.Stage.TRANSLATE, write);
    assertThat(bench.view.state()).isEqualTo(processing);
    TestBench.finish(write);
    assertThat(bench.view.state()).isEqualTo(DriverState.CP_PENDING);
  }

  @ParameterizedTest
  @CsvSource({"BUSY", "CP_PENDING"})
  void pendingState(DriverState pending) {
    TestBench bench = TestBench.of(Revisions.V5_2, "pendingState", pending.name());
    bench.start();
    assertThat(bench.view.state()).isEqualTo(pending);
  }

  @ParameterizedTest
  @CsvSource({"EBUSY,EAGAIN", "EAGAIN,EBUSY"})
  void processingErrnoAndPendingErrno(Errno processing, Errno pending) {
    TestBench bench =
        TestBench.of(
            Revisions.V5_2,
            "ioMutex",
            false,
            "processingErrno",
            processing.name(),
            "pendingErrno",
            pending.name());
    RegionWrite write = bench.write();
    stepTo(RegionWrite.Stage.TRANSLATE, write);
    assertThat(bench.start()).isEqualTo(processing.result());
    TestBench.finish(write);
    assertThat(bench.start()).isEqualTo(pending.result());
  }

  @Test
  void sschUnderSchLock() {
    TestBench with = TestBench.of(Revisions.V4_12, "sschUnderSchLock", true);
    RegionWrite write = with.write();
    stepTo(RegionWrite.Stage.SSCH, write);
    assertThat(with.view.state()).isEqualTo(DriverState.BOXED);
    HardInterrupt interrupt = interruptAtQueue(with);
    assertThat(write.ready()).isFalse();
    step(interrupt);
    step(write);
    assertThat(with.view.state()).isEqualTo(DriverState.BUSY);

    TestBench without = TestBench.of(Revisions.V4_12, "sschUnderSchLock", false);
    RegionWrite bare = without.write();
    stepTo(RegionWrite.Stage.BUSY, bare);
    HardInterrupt first = interruptAtQueue(without);
    assertThat(bare.ready()).isFalse();
    step(first);
    step(bare);
    assertThat(without.view.state()).isEqualTo(DriverState.BUSY);
    assertThat(without.subchannel.active()).isEmpty();
    interruptAtQueue(without);
    assertThat(bare.ready()).isTrue();
    step(bare);
    assertThat(without.subchannel.active()).isPresent();
  }

  private static HardInterrupt interruptAtQueue(TestBench bench) {
    bench.subchannel.presentUnsolicited(Scsw.DSTAT_ATTENTION);
    HardInterrupt interrupt = bench.device.hardInterrupt();
    step(interrupt);
    assertThat(interrupt.stage()).isEqualTo(HardInterrupt.Stage.QUEUE);
    assertThat(bench.view.interruptHoldsSchLock()).isTrue();
    assertThat(bench.device.hardInterrupt().ready()).isFalse();
    return interrupt;
  }

  @ParameterizedTest
  @CsvSource({"true,EIO", "false,"})
  void cpGuard(boolean cpGuard, Errno errno) {
    TestBench bench = TestBench.of(Revisions.V4_12, "cpGuard", cpGuard);
    RegionWrite write = bench.write();
    bench.start();
    bench.deliver(INTERMEDIATE); // frees, and sets IDLE
    assertThat(bench.view.program().isPresent()).isEqualTo(!cpGuard);
    bench.take(FINAL);
    stepTo(RegionWrite.Stage.SSCH, write);
    IoTodo worker = bench.device.ioTodo();
    stepTo(IoTodo.Stage.COPY_LO, worker);
    TestBench.finish(write);
    assertThat(write.result()).isEqualTo(errno == null ? ACCEPTED : errno.result());
    if (!cpGuard) {
      assertThat(bench.view.program().orElseThrow().live()).isFalse();
      assertThat(bench.subchannel.active()).isPresent();
    }
  }

  @Test
  void anUnguardedProgramThatIsFreedTwiceIsGone() {
    TestBench bench = new TestBench(Revisions.V4_12);
    bench.start();
    bench.deliver(INTERMEDIATE);
    assertThat(bench.view.program().orElseThrow().live()).isFalse();
    bench.deliver(FINAL);
    assertThat(bench.view.program()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true,IDLE", "false,CP_PROCESSING"})
  void errorExitIdle(boolean errorExitIdle, DriverState after) {
    TestBench bench =
        TestBench.of(Revisions.V5_2, "errorExitIdle", errorExitIdle, "writeIdle", false);
    assertThat(bench.start(Orb.format1(0x7fff0000))).isEqualTo(Errno.EFAULT.result());
    assertThat(bench.view.state()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({"true,IDLE", "false,CP_PENDING"})
  void writeIdle(boolean writeIdle, DriverState after) {
    TestBench bench = TestBench.of(Revisions.V5_2, "writeIdle", writeIdle);
    bench.start();
    assertThat(bench.start()).isEqualTo(Errno.EBUSY.result());
    assertThat(bench.view.state()).isEqualTo(after);
  }

  @Test
  void irbHandoff() {
    TestBench slot = TestBench.of(Revisions.V5_2, "irbHandoff", "slot");
    slot.start();
    slot.take(INTERMEDIATE);
    slot.take(FINAL);
    assertThat(slot.view.handedOver()).containsExactly(FINAL);
    slot.worker();
    assertThat(slot.read()).isEqualTo(FINAL);
    assertThat(slot.view.handedOver()).containsExactly(FINAL);

    TestBench queue = TestBench.of(Revisions.V5_2, "irbHandoff", "queue");
    queue.start();
    queue.take(INTERMEDIATE);
    queue.take(FINAL);
    assertThat(queue.view.handedOver()).containsExactly(INTERMEDIATE, FINAL);
    queue.worker();
    assertThat(queue.read()).isEqualTo(INTERMEDIATE);
    assertThat(queue.view.handedOver()).containsExactly(FINAL);
  }

  @Test
  void everyStageOfTheWorkerReadsTheSlotAnew() {
    TestBench bench = new TestBench(Revisions.V5_2);
    bench.start();
    bench.take(INTERMEDIATE);
    IoTodo worker = bench.device.ioTodo();
    stepTo(IoTodo.Stage.COPY_HI, worker);
    assertThat(worker.copied()).contains(INTERMEDIATE);
    bench.take(FINAL);
    step(worker);
    assertThat(worker.copied()).isEmpty();
    byte[] torn = INTERMEDIATE.toBytes();
    System.arraycopy(FINAL.toBytes(), 48, torn, 48, 48);
    assertThat(bench.irbArea()).isEqualTo(Irb.parse(torn, 0));
    assertThat(worker.setsIdle()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"solicited,true", "final,false"})
  void freeOn(String freeOn, boolean freed) {
    TestBench bench = TestBench.of(Revisions.V5_2, "freeOn", freeOn);
    bench.start();
    bench.deliver(INTERMEDIATE);
    assertThat(bench.view.program().isEmpty()).isEqualTo(freed);
  }

  @Test
  void unsolicitedStatusFreesNothing() {
    for (String freeOn : new String[] {"solicited", "final"}) {
      TestBench bench = TestBench.of(Revisions.V5_2, "freeOn", freeOn);
      RegionWrite write = bench.write();
      stepTo(RegionWrite.Stage.SSCH, write);
      bench.takeUnsolicited(Scsw.DSTAT_ATTENTION);
      stepTo(IoTodo.Stage.COPY_LO, bench.device.ioTodo());
      assertThat(bench.view.program().orElseThrow().live()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "none,",
    "copy,COPY_LO",
    "all,FREE COPY_LO COPY_HI SIGNAL",
  })
  void workerLock(String workerLock, String heldAfter) {
    List<String> holding = heldAfter == null ? List.of() : List.of(heldAfter.split(" "));
    TestBench bench = TestBench.of(Revisions.V5_2, "workerLock", workerLock);
    bench.start();
    bench.take(FINAL);
    IoTodo worker = bench.device.ioTodo();
    for (IoTodo.Stage stage = worker.stage(); stage != null; stage = worker.stage()) {
      step(worker);
      boolean held = holding.contains(stage.name());
      assertThat(bench.view.mutexOwner()).as("after " + stage).isSameAs(held ? worker : null);
    }
  }

  @Test
  void theWorkerWaitsForTheMutex() {
    TestBench bench = TestBench.of(Revisions.V5_2, "workerLock", "all");
    bench.start();
    bench.take(FINAL);
    RegionRead read = bench.device.read(0, new byte[124], 0, 124);
    step(read);
    IoTodo worker = bench.device.ioTodo();
    step(worker);
    assertThat(worker.ready()).isFalse();
    step(read);
    assertThat(worker.ready()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"any,true,true,true", "final,false,true,true", "freed,false,false,true"})
  void idleOn(String idleOn, boolean intermediate, boolean unsolicited, boolean ended) {
    TestBench bench = TestBench.of(Revisions.V5_2, "idleOn", idleOn, "cpGuard", true);
    bench.start();
    bench.deliver(INTERMEDIATE);
    assertThat(bench.view.state() == DriverState.IDLE).isEqualTo(intermediate);
    bench.deliver(FINAL);
    assertThat(bench.view.state() == DriverState.IDLE).isEqualTo(ended);
    RegionWrite write = bench.write();
    stepTo(RegionWrite.Stage.SSCH, write);
    bench.takeUnsolicited(Scsw.DSTAT_ATTENTION);
    IoTodo worker = bench.device.ioTodo();
    stepTo(IoTodo.Stage.COPY_LO, worker);
    assertThat(worker.setsIdle()).isEqualTo(unsolicited);
  }

  @Test
  void aProgramThatIsFreedAlreadyDoesNotSetIdleAgain() {
    TestBench bench = TestBench.of(Revisions.V4_12, "idleOn", "freed");
    bench.start();
    bench.deliver(INTERMEDIATE);
    bench.take(FINAL);
    IoTodo worker = bench.device.ioTodo();
    stepTo(IoTodo.Stage.COPY_LO, worker);
    assertThat(worker.setsIdle()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"beforeSignal,0,IDLE", "afterSignal,1,CP_PENDING"})
  void idleWhen(String idleWhen, long signals, DriverState state) {
    TestBench bench = TestBench.of(Revisions.V5_2, "idleWhen", idleWhen);
    bench.start();
    bench.take(FINAL);
    IoTodo worker = bench.device.ioTodo();
    stepTo(IoTodo.Stage.COPY_HI, worker);
    step(worker);
    step(worker);
    assertThat(bench.ioTrigger.count()).isEqualTo(signals);
    assertThat(bench.view.state()).isEqualTo(state);
    step(worker);
    assertThat(worker.done()).isTrue();
    assertThat(bench.ioTrigger.count()).isEqualTo(1);
    assertThat(bench.view.state()).isEqualTo(DriverState.IDLE);
  }

  @Test
  void withoutAcknowledgeAnIrbIsReplaced() {
    TestBench bench = TestBench.of(Revisions.V5_2, "irbHandoff", "queue");
    bench.start();
    bench.deliver(INTERMEDIATE);
    bench.deliver(FINAL);
    assertThat(bench.irbArea()).isEqualTo(FINAL);
    assertThat(bench.view.unread()).isFalse();
    assertThat(bench.read()).isEqualTo(FINAL);
    assertThat(bench.read()).isEqualTo(FINAL);
  }
}
