package org.vfiospec.migration.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vfiospec.migration.v2.DeviceState.PRE_COPY;
import static org.vfiospec.migration.v2.DeviceState.RUNNING;
import static org.vfiospec.migration.v2.DeviceState.STOP;

import org.junit.jupiter.api.Test;
import org.vfiospec.vfio.StepPoints;

class ResetDeviceTest {
  @Test
  void aResetEndsTheTransfer() {
    for (DesignChoices choices : new DesignChoices[] {Bench.MAINLINE, Bench.RECOMMENDED}) {
      Bench bench = new Bench(choices, Bench.ALL_FLAGS);
      DataFile file = bench.file(PRE_COPY);
      bench.device.reset();
      assertEquals(RUNNING, bench.device.state());
      assertTrue(file.disabled());
      assertNull(bench.device.view().mutexOwner());
    }
  }

  @Test
  void whoHasTheMutexDoesWhatAResetLeftToDo() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    GetState get = bench.device.get();
    bench.set(STOP);
    get.step();
    bench.device.reset();
    assertTrue(bench.device.view().deferredReset());
    assertEquals(STOP, bench.device.view().state());
    get.run(StepPoints.NONE);
    assertEquals(STOP, get.result(), "what it saw was before the reset");
    assertEquals(RUNNING, bench.device.view().state());
    assertFalse(bench.device.view().deferredReset());
  }

  @Test
  void aResetBesideAnArcCanLeaveTheDeviceFrozenAndRunning() {
    Bench bench = new Bench(Bench.MAINLINE, Bench.ALL_FLAGS);
    SetState set = bench.device.set(STOP.number());
    set.step();
    ResetDevice reset = bench.device.resetDevice();
    reset.step();
    set.step();
    set.step();
    reset.step();
    assertTrue(reset.done());
    set.run(StepPoints.NONE);
    assertEquals(0, set.result());
    assertEquals(RUNNING, bench.device.state());
    assertTrue(bench.hardware.frozen, "nobody tells the hardware");
  }

  @Test
  void aResetUnderTheMutexWaits() {
    Bench bench = new Bench(Bench.RECOMMENDED, Bench.ALL_FLAGS);
    SetState set = bench.device.set(STOP.number());
    set.step();
    ResetDevice reset = bench.device.resetDevice();
    assertFalse(reset.ready());
    set.run(StepPoints.NONE);
    reset.run(StepPoints.NONE);
    assertEquals(RUNNING, bench.device.state());
    assertFalse(bench.hardware.frozen);
  }
}
