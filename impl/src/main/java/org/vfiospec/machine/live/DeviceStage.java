package org.vfiospec.machine.live;

import org.vfiospec.migration.v1.StateBit;
import org.vfiospec.migration.v2.DeviceState;

/**
 * Where a VMM wants a device to be: a state of the state machine, and the pattern of the register
 * that is the same. A VMM asks for no other.
 */
public enum DeviceStage {
  /** It runs. */
  RUNNING(DeviceState.RUNNING, StateBit.RUNNING.mask()),
  /** It runs without DMA to its peers. */
  RUNNING_QUIET(DeviceState.RUNNING_P2P, StateBit.RUNNING.mask() | StateBit.NDMA.mask()),
  /** It runs, and what changes can be read. */
  PRE_COPY(DeviceState.PRE_COPY, StateBit.RUNNING.mask() | StateBit.SAVING.mask()),
  /** The same without DMA to its peers. */
  PRE_COPY_QUIET(
      DeviceState.PRE_COPY_P2P,
      StateBit.RUNNING.mask() | StateBit.SAVING.mask() | StateBit.NDMA.mask()),
  /** It stands, and the rest of its state can be read. */
  STOP_COPY(DeviceState.STOP_COPY, StateBit.SAVING.mask() | StateBit.NDMA.mask()),
  /** It stands. */
  STOPPED(DeviceState.STOP, StateBit.NDMA.mask()),
  /** It stands, and a state can be written to it. */
  RESUMING(DeviceState.RESUMING, StateBit.RESUMING.mask() | StateBit.NDMA.mask());

  private final DeviceState state;
  private final int pattern;

  DeviceStage(DeviceState state, int pattern) {
    this.state = state;
    this.pattern = pattern;
  }

  /** The state of version 2. */
  public DeviceState state() {
    return state;
  }

  /** The pattern of version 1; a register without NDMA has the rest of it. */
  public int pattern() {
    return pattern;
  }
}
