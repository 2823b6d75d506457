package org.vfiospec.ccw;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.vfio.Errno;

/**
 * The column IO_REQ of the jump table (vfio_ccw_fsm.c), with design choices {@code
 * processingState}, {@code processingErrno}, {@code pendingState} and {@code pendingErrno}.
 */
final class JumpTable {
  private final Map<DriverState, Errno> refusals = new EnumMap<>(DriverState.class);

  JumpTable(DesignChoices choices) {
    for (DriverState state : DriverState.values()) {
      refusals.put(state, choices.processingErrno());
    }
    refusals.put(DriverState.NOT_OPER, Errno.EIO);
    refusals.put(DriverState.STANDBY, Errno.EIO);
    refusals.put(choices.pendingState(), choices.pendingErrno());
    refusals.remove(DriverState.IDLE);
  }

  /** What a request is refused with in this state; empty where it is served. */
  Optional<Errno> refusal(DriverState state) {
    return Optional.ofNullable(refusals.get(state));
  }
}
