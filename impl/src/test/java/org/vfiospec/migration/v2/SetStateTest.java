package org.vfiospec.migration.v2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vfiospec.migration.v2.DeviceState.ERROR;
import static org.vfiospec.migration.v2.DeviceState.PRE_COPY;
import static org.vfiospec.migration.v2.DeviceState.PRE_COPY_P2P;
import static org.vfiospec.migration.v2.DeviceState.RESUMING;
import static org.vfiospec.migration.v2.DeviceState.RUNNING;
import static org.vfiospec.migration.v2.DeviceState.RUNNING_P2P;
import static org.vfiospec.migration.v2.DeviceState.STOP;
import static org.vfiospec.migration.v2.DeviceState.STOP_COPY;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.vfiospec.migration.v2.CountingHardware.Outcome;
import org.vfiospec.vfio.Errno;

class SetStateTest {
  @Test
  void whatIsCopiedWhileItRunsIsCompletedWhenItStops() {
    Bench source = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    source.hardware.internal = 5;
    DataFile file = source.file(PRE_COPY);
    assertEquals(1, file.read(new byte[1], 0, 1));
    source.hardware.internal = 6;
    assertEquals(0, source.set(STOP_COPY));
    byte[] rest = Bench.readAll(file);
    assertArrayEquals(new byte[] {0, 0, 5, 0, 0, 0, 6}, rest);
    assertEquals(
        List.of("startLogging", "changes", "quiesce", "freeze", "capture", "stopLogging"),
        source.hardware.commands);

    Bench destination = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    DataFile loading = destination.file(RESUMING);
    assertEquals(1, loading.write(new byte[1], 0, 1));
    assertEquals(rest.length, loading.write(rest, 0, rest.length));
    assertEquals(0, destination.set(RUNNING));
    assertEquals(6, destination.hardware.internal);
    assertEquals(Errno.ENODEV.result(), loading.write(rest, 0, 1));
  }

  @Test
  void badDataKeepsTheDeviceInResumingWithTheFileAlive() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    DataFile loading = bench.file(RESUMING);
    loading.write(new byte[3], 0, 3);
    assertEquals(Errno.EINVAL.result(), bench.set(RUNNING));
    assertEquals(RESUMING, bench.device.state());
    loading.write(new byte[] {9}, 0, 1);
    assertEquals(0, bench.set(STOP));
    assertEquals(9, bench.hardware.internal);
  }

  @Test
  void anArcThatFailsLeavesTheDeviceOnThePath() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    bench.hardware.next(Outcome.WORKS, Outcome.FAILS);
    assertEquals(Errno.EIO.result(), bench.set(STOP));
    assertEquals(RUNNING_P2P, bench.device.state());
  }

  @Test
  void lostHardwareIsInErrorUntilItIsReset() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    DataFile file = bench.file(PRE_COPY);
    bench.hardware.next(Outcome.LOST);
    assertEquals(Errno.EIO.result(), bench.set(PRE_COPY_P2P));
    assertEquals(ERROR, bench.device.state());
    assertEquals(Errno.ENODEV.result(), file.read(new byte[1], 0, 1));
    assertEquals(Errno.EINVAL.result(), bench.set(RUNNING));
    bench.device.reset();
    assertEquals(RUNNING, bench.device.state());
  }

  @Test
  void errorIsRefusedUnlessItIsCurrent() {
    for (DesignChoices choices : List.of(Bench.MAINLINE, Bench.RECOMMENDED)) {
      Bench bench = new Bench(choices, Bench.ALL_FLAGS);
      assertEquals(Errno.EINVAL.result(), bench.set(ERROR));
      bench.hardware.next(Outcome.LOST);
      bench.set(STOP);
      assertEquals(choices.equals(Bench.MAINLINE) ? 0 : Errno.EINVAL.result(), bench.set(ERROR));
    }
  }

  @Test
  void numbersOfNoStateAreRefused() {
    Bench bench = new Bench(Bench.MAINLINE, new MigrationFlags(1));
    for (int number : new int[] {-1, 8, 5, 6, 7}) {
      SetState call = bench.device.setState(number);
      assertEquals(Errno.EINVAL.result(), call.result(), "state " + number);
      assertEquals(-1, call.dataFd());
    }
    assertEquals(RUNNING, bench.device.state());
    assertFalse(bench.device.view().mutexOwner() != null);
  }

  @Test
  void theCurrentStateIsNoRequestAtAll() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    bench.set(STOP_COPY);
    SetState again = bench.device.setState(STOP_COPY.number());
    assertEquals(0, again.result());
    assertEquals(-1, again.dataFd());
  }

  @Test
  void aFileThatCannotBeHandedOverIsDropped() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    bench.fds.failure = Errno.EMFILE;
    assertEquals(Errno.EMFILE.result(), bench.set(PRE_COPY));
    assertEquals(PRE_COPY, bench.device.state());
    assertTrue(bench.fds.open.isEmpty());
    bench.fds.failure = Errno.EFAULT;
    assertEquals(0, bench.set(RUNNING));
  }

  @Test
  void aNumberReservedFirstFailsBeforeAnythingIsDone() {
    Bench bench = new Bench(Bench.RECOMMENDED, Bench.ALL_FLAGS);
    bench.fds.failure = Errno.EMFILE;
    assertEquals(Errno.EMFILE.result(), bench.set(PRE_COPY));
    assertEquals(RUNNING, bench.device.state());
    bench.fds.failure = null;
    bench.file(PRE_COPY);
    assertEquals(0, bench.set(STOP));
    assertEquals(Errno.EINVAL.result(), bench.set(ERROR));
    assertTrue(bench.fds.reserved.isEmpty());
    assertEquals(1, bench.fds.open.size());
  }

  @Test
  void theFirstHalfOfAnArcIsKeptOrUndone() {
    Bench kept = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    kept.set(PRE_COPY_P2P);
    kept.hardware.next(Outcome.WORKS, Outcome.FAILS);
    assertEquals(Errno.EIO.result(), kept.set(STOP_COPY));
    assertEquals(PRE_COPY_P2P, kept.device.state());
    assertTrue(kept.hardware.frozen);
    assertEquals(0, kept.set(STOP_COPY));

    Bench undone = new Bench(Bench.RECOMMENDED, Bench.ALL_FLAGS);
    undone.set(PRE_COPY_P2P);
    undone.hardware.next(Outcome.WORKS, Outcome.FAILS);
    assertEquals(Errno.EIO.result(), undone.set(STOP_COPY));
    assertEquals(PRE_COPY_P2P, undone.device.state());
    assertFalse(undone.hardware.frozen);
    undone.hardware.next(Outcome.WORKS, Outcome.FAILS, Outcome.FAILS);
    assertEquals(Errno.EIO.result(), undone.set(STOP_COPY));
    assertEquals(ERROR, undone.device.state());
  }

  @Test
  void loggingThatCannotBeginIsNotLeftOn() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    bench.hardware.next(Outcome.WORKS, Outcome.FAILS);
    assertEquals(Errno.EIO.result(), bench.set(PRE_COPY));
    assertEquals(RUNNING, bench.device.state());
    assertFalse(bench.hardware.logs);
  }

  @Test
  void beforeTheFixTheQuestionForTheNextStepIsNeverAnswered() {
    int[] looks = {0};
    Bench bench =
        new Bench(
            Bench.BEFORE_FIX,
            Bench.ALL_FLAGS,
            (context, stage) -> {
              if (stage == StateCall.Stage.SKIP && ++looks[0] > 1000) {
                throw new CancellationException();
              }
            });
    assertEquals(0, bench.set(STOP_COPY));
    assertThrows(CancellationException.class, () -> bench.set(PRE_COPY));
    assertEquals(STOP_COPY, bench.device.state(), "who gives up drops the mutex");
    Bench fixed = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    fixed.set(STOP_COPY);
    assertEquals(Errno.EINVAL.result(), fixed.set(PRE_COPY));
  }

  @Test
  void aCallHasNoResultBeforeItHasReturned() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    SetState call = bench.device.set(STOP.number());
    assertThrows(IllegalStateException.class, call::result);
    call.step();
    assertThrows(IllegalStateException.class, call::result);
    assertFalse(bench.device.get().ready());
  }

  @Test
  void nobodyCallsAClosedDevice() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    DataFile file = bench.file(STOP_COPY);
    bench.device.close();
    assertTrue(file.disabled());
    assertFalse(bench.hardware.frozen);
    assertThrows(IllegalStateException.class, () -> bench.device.get());
    bench.device.open();
    assertThrows(IllegalStateException.class, bench.device::open);
    assertEquals(RUNNING, bench.device.state());
  }
}
