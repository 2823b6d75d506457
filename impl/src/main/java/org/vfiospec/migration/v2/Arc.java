package org.vfiospec.migration.v2;

import static org.vfiospec.migration.v2.DeviceState.PRE_COPY;
import static org.vfiospec.migration.v2.DeviceState.PRE_COPY_P2P;
import static org.vfiospec.migration.v2.DeviceState.RESUMING;
import static org.vfiospec.migration.v2.DeviceState.RUNNING;
import static org.vfiospec.migration.v2.DeviceState.RUNNING_P2P;
import static org.vfiospec.migration.v2.DeviceState.STOP;
import static org.vfiospec.migration.v2.DeviceState.STOP_COPY;

import java.util.HashMap;
import java.util.Map;

/** What the arcs between two states are for the device. */
public enum Arc {
  /** No DMA to peers from here on. */
  QUIESCE,
  /** DMA to peers again. */
  UNQUIESCE,
  /** The device stops. */
  FREEZE,
  /** It stops, and then the rest of its state is captured. */
  FREEZE_TO_CAPTURE,
  /** It runs on. */
  UNFREEZE,
  /** A transfer begins while the device runs. */
  START_LOGGING,
  /** Such a transfer is given up. */
  STOP_LOGGING,
  /** A transfer of a stopped device begins. */
  CAPTURE,
  /** A transfer is over. */
  END_SAVING,
  /** The device waits for a state. */
  BEGIN_LOADING,
  /** It takes over what was written. */
  LOAD;

  private record Ends(DeviceState from, DeviceState to) {}

  private static final Map<Ends, Arc> ARCS = new HashMap<>();

  static {
    arc(RUNNING, RUNNING_P2P, QUIESCE);
    arc(PRE_COPY, PRE_COPY_P2P, QUIESCE);
    arc(RUNNING_P2P, RUNNING, UNQUIESCE);
    arc(PRE_COPY_P2P, PRE_COPY, UNQUIESCE);
    arc(RUNNING, STOP, FREEZE);
    arc(RUNNING_P2P, STOP, FREEZE);
    arc(PRE_COPY, STOP_COPY, FREEZE_TO_CAPTURE);
    arc(PRE_COPY_P2P, STOP_COPY, FREEZE_TO_CAPTURE);
    arc(STOP, RUNNING, UNFREEZE);
    arc(STOP, RUNNING_P2P, UNFREEZE);
    arc(RUNNING, PRE_COPY, START_LOGGING);
    arc(RUNNING_P2P, PRE_COPY_P2P, START_LOGGING);
    arc(PRE_COPY, RUNNING, STOP_LOGGING);
    arc(PRE_COPY_P2P, RUNNING_P2P, STOP_LOGGING);
    arc(STOP, STOP_COPY, CAPTURE);
    arc(STOP_COPY, STOP, END_SAVING);
    arc(STOP, RESUMING, BEGIN_LOADING);
    arc(RESUMING, STOP, LOAD);
  }

  private static void arc(DeviceState from, DeviceState to, Arc arc) {
    ARCS.put(new Ends(from, to), arc);
  }

  /**
   * The arc between two states.
   *
   * @throws IllegalArgumentException if no device has one
   */
  static Arc between(DeviceState from, DeviceState to) {
    Arc arc = ARCS.get(new Ends(from, to));
    if (arc == null) {
      throw new IllegalArgumentException("no arc leads from " + from + " to " + to);
    }
    return arc;
  }
}
