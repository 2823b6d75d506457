package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vfiospec.channel.BlockDevice;
import org.vfiospec.channel.Ccw;
import org.vfiospec.channel.GuestMemory;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Orb;
import org.vfiospec.channel.ProgramExecution;
import org.vfiospec.channel.Scsw;
import org.vfiospec.channel.Subchannel;
import org.vfiospec.vfio.Call;
import org.vfiospec.vfio.EventFd;
import org.vfiospec.vfio.SingleThreadWorkqueue;

/** The order of the stages of a start, its interrupt, the worker and the read. */
class StagesTest {
  private final List<String> stages = new ArrayList<>();

  @Test
  void asIn412() throws Exception {
    assertThat(stagesOfAStart(Revisions.V4_12))
        .containsExactly(
            "ENTER",
            "COPY",
            "DISPATCH",
            "ACCEPT",
            "TRANSLATE",
            "BUSY",
            "SSCH",
            "FINISH",
            "TSCH",
            "QUEUE",
            "BEGIN",
            "FREE",
            "COPY_LO",
            "COPY_HI",
            "SIGNAL",
            "READY",
            "LO",
            "HI");
  }

  @Test
  void asRecommended() throws Exception {
    assertThat(stagesOfAStart(Revisions.RECOMMENDED))
        .containsExactly(
            "ENTER",
            "TRYLOCK",
            "COPY",
            "DISPATCH",
            "ACCEPT",
            "TRANSLATE",
            "SSCH",
            "FINISH",
            "TSCH",
            "QUEUE",
            "BEGIN",
            "FREE",
            "COPY_LO",
            "COPY_HI",
            "READY",
            "SIGNAL",
            "LO",
            "HI");
  }

  @Test
  void theErrorExit() {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    RegionWrite write = bench.write(Orb.format1(0x7fff0000));
    write.run((context, stage) -> stages.add(stage.name()));
    assertThat(stages)
        .containsExactly(
            "ENTER", "TRYLOCK", "COPY", "DISPATCH", "ACCEPT", "TRANSLATE", "FAIL", "FINISH");
  }

  @Test
  void aRefusalGoesStraightToItsEnd() {
    TestBench bench = new TestBench(Revisions.RECOMMENDED);
    bench.start();
    RegionWrite write = bench.write();
    write.run((context, stage) -> stages.add(stage.name()));
    assertThat(stages).containsExactly("ENTER", "TRYLOCK", "COPY", "DISPATCH", "REFUSE", "FINISH");
  }

  /** Without a lock a write can meet the program that another one failed to build. */
  @Test
  void aProgramThatCouldNotBeReadIsAProgramCheck() {
    TestBench bench = TestBench.of(Revisions.V4_12, "processingState", "IDLE");
    RegionWrite good = bench.write();
    RegionWrite bad = bench.write(Orb.format1(0x7fff0000));
    TestBench.stepTo(RegionWrite.Stage.BUSY, good);
    TestBench.stepTo(RegionWrite.Stage.FAIL, bad);
    TestBench.stepTo(RegionWrite.Stage.FINISH, good);
    ProgramExecution execution =
        new ProgramExecution(
            bench.subchannel.active().orElseThrow(), new BlockDevice(1), bench.memory);
    List<Irb> statuses = execution.run();
    assertThat(statuses).hasSize(1);
    assertThat(statuses.get(0).scsw().cstat()).isEqualTo(Scsw.CSTAT_PROGRAM_CHECK);
    TestBench.finish(bad);
    assertThat(bench.view.program().orElseThrow().live()).isFalse();
    assertThat(bench.subchannel.active()).isPresent();
  }

  @SuppressWarnings("try")
  private List<String> stagesOfAStart(Map<String, Object> revision) throws Exception {
    GuestMemory memory = new GuestMemory(0x2000);
    memory.write(0x1000, new Ccw(Ccw.NOP, 0, 0, 0));
    Subchannel subchannel = new Subchannel();
    EventFd ioTrigger = new EventFd();
    SingleThreadWorkqueue workqueue = new SingleThreadWorkqueue("vfio-ccw");
    try (VfioCcwDevice device =
        new VfioCcwDevice(
            DesignChoices.of(revision),
            subchannel,
            memory,
            workqueue,
            ioTrigger,
            this::recordStage)) {
      subchannel.onStatusPending(device::interrupt);
      assertThat(device.open()).isZero();
      byte[] request = TestBench.request(Orb.format1(0x1000));
      assertThat(device.pwrite(0, request, 0, request.length)).isEqualTo(request.length);
      synchronized (stages) { // the worker waits with its first stage
        subchannel.presentFinal(TestBench.finalIrb(0x1008));
      }
      workqueue.flush();
      ioTrigger.read();
      assertThat(device.pread(0, request, 0, request.length)).isEqualTo(request.length);
      assertThat(device.view().state()).isEqualTo(DriverState.IDLE);
    }
    workqueue.close();
    return stages;
  }

  private void recordStage(Object context, Enum<?> stage) {
    synchronized (stages) {
      assertThat(((Call<?>) context).stage()).isEqualTo(stage);
      stages.add(stage.name());
    }
  }
}
