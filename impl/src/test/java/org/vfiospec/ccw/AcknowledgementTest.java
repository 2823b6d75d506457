package org.vfiospec.ccw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.ccw.TestBench.finalIrb;
import static org.vfiospec.ccw.TestBench.intermediateIrb;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfiospec.channel.Irb;
import org.vfiospec.channel.Scsw;

class AcknowledgementTest {
  private static final Irb FIRST = intermediateIrb(8);
  private static final Irb SECOND = finalIrb(16);

  private final TestBench bench = new TestBench(Revisions.RECOMMENDED);

  @BeforeEach
  void twoIrbsOneOfThemInTheRegion() {
    bench.start();
    bench.take(FIRST);
    bench.take(SECOND);
    bench.worker();
  }

  private void read(int pos, int count) {
    assertThat(bench.device.pread(pos, new byte[124], 0, count)).isEqualTo(count);
  }

  @Test
  void anUnreadIrbIsNotReplaced() {
    IoTodo again = bench.device.ioTodo();
    again.step(); // as if it had been queued
    TestBench.finish(again);
    assertThat(bench.irbArea()).isEqualTo(FIRST);
    assertThat(bench.view.handedOver()).containsExactly(SECOND);
    assertThat(bench.view.mutexOwner()).isNull();
    assertThat(bench.view.running()).isEmpty();
    assertThat(bench.view.state()).isEqualTo(DriverState.CP_PENDING);
    assertThat(bench.ioTrigger.count()).isEqualTo(1);
  }

  @Test
  void readingMakesRoomForTheNext() {
    assertThat(bench.view.workQueued()).isFalse();
    assertThat(bench.read()).isEqualTo(FIRST);
    assertThat(bench.irbArea()).isEqualTo(Irb.ZERO);
    assertThat(bench.view.unread()).isFalse();
    assertThat(bench.view.workQueued()).isTrue();
    bench.worker();
    assertThat(bench.read()).isEqualTo(SECOND);
    assertThat(bench.view.workQueued()).isFalse();
    assertThat(bench.view.state()).isEqualTo(DriverState.IDLE);
  }

  @Test
  void consecutiveReadsMayDoItTogether() {
    read(0, 36);
    read(30, 20);
    read(50, 60);
    read(110, 9);
    assertThat(bench.view.unread()).isTrue();
    assertThat(bench.irbArea()).isEqualTo(FIRST);
    read(119, 1);
    assertThat(bench.view.unread()).isFalse();
  }

  @Test
  void aGapIsNotRead() {
    read(24, 50);
    read(75, 49);
    assertThat(bench.view.unread()).isTrue();
    read(0, 30); // nothing new
    assertThat(bench.view.unread()).isTrue();
    read(74, 46);
    assertThat(bench.view.unread()).isFalse();
  }

  @Test
  void theRestOfTheRegionDoesNotMatter() {
    read(0, 24);
    read(120, 4);
    assertThat(bench.view.unread()).isTrue();
    read(24, 96);
    assertThat(bench.view.unread()).isFalse();
  }

  @Test
  void theNextIrbIsReadFromItsBeginning() {
    bench.read();
    read(24, 90); // zeros
    bench.worker();
    read(114, 10);
    assertThat(bench.view.unread()).isTrue();
    assertThat(bench.read()).isEqualTo(SECOND);
    assertThat(bench.view.unread()).isFalse();
  }

  @Test
  void aSlotIsNotDeliveredTwice() {
    TestBench slot = TestBench.of(Revisions.RECOMMENDED, "irbHandoff", "slot");
    slot.takeUnsolicited(Scsw.DSTAT_ATTENTION);
    slot.worker();
    slot.read();
    assertThat(slot.view.workQueued()).isFalse();
  }

  @Test
  void aSlotThatWaitsIsNotForgotten() {
    TestBench slot = TestBench.of(Revisions.RECOMMENDED, "irbHandoff", "slot");
    slot.start();
    slot.deliver(FIRST);
    slot.deliver(SECOND); // no room
    assertThat(slot.read()).isEqualTo(FIRST);
    slot.worker();
    assertThat(slot.read()).isEqualTo(SECOND);
  }

  @Test
  void anIrbThatComesIntoTheSlotBehindTheCopyWaits() {
    TestBench slot = TestBench.of(Revisions.RECOMMENDED, "irbHandoff", "slot");
    slot.start();
    slot.take(FIRST);
    IoTodo run = slot.device.ioTodo();
    while (slot.view.irbWaits()) {
      TestBench.step(run);
    }
    slot.take(SECOND);
    TestBench.finish(run);
    assertThat(slot.view.irbWaits()).isTrue();
    assertThat(slot.read()).isEqualTo(FIRST);
    slot.worker();
    assertThat(slot.read()).isEqualTo(SECOND);
    assertThat(slot.view.irbWaits()).isFalse();
    assertThat(slot.view.handedOver()).containsExactly(SECOND);
  }
}
