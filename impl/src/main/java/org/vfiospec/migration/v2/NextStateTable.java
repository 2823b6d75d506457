package org.vfiospec.migration.v2;

import static org.vfiospec.migration.v2.DeviceState.ERROR;
import static org.vfiospec.migration.v2.DeviceState.PRE_COPY;
import static org.vfiospec.migration.v2.DeviceState.PRE_COPY_P2P;
import static org.vfiospec.migration.v2.DeviceState.RESUMING;
import static org.vfiospec.migration.v2.DeviceState.RUNNING;
import static org.vfiospec.migration.v2.DeviceState.RUNNING_P2P;
import static org.vfiospec.migration.v2.DeviceState.STOP;
import static org.vfiospec.migration.v2.DeviceState.STOP_COPY;

/** From the current state towards the wanted one: the next step ({@code NextState} of the spec). */
final class NextStateTable {
  private static final DeviceState[] COLUMNS = {
    STOP, RUNNING, PRE_COPY, PRE_COPY_P2P, STOP_COPY, RESUMING, RUNNING_P2P
  };

  private static final DeviceState[][] TABLE = new DeviceState[DeviceState.values().length][];

  static {
    row(STOP, STOP, RUNNING_P2P, RUNNING_P2P, RUNNING_P2P, STOP_COPY, RESUMING, RUNNING_P2P);
    row(
        RUNNING,
        RUNNING_P2P,
        RUNNING,
        PRE_COPY,
        RUNNING_P2P,
        RUNNING_P2P,
        RUNNING_P2P,
        RUNNING_P2P);
    row(PRE_COPY, RUNNING, RUNNING, PRE_COPY, PRE_COPY_P2P, PRE_COPY_P2P, RUNNING, RUNNING);
    row(
        PRE_COPY_P2P,
        RUNNING_P2P,
        RUNNING_P2P,
        PRE_COPY,
        PRE_COPY_P2P,
        STOP_COPY,
        RUNNING_P2P,
        RUNNING_P2P);
    row(STOP_COPY, STOP, STOP, ERROR, ERROR, STOP_COPY, STOP, STOP);
    row(RESUMING, STOP, STOP, STOP, STOP, STOP, RESUMING, STOP);
    row(RUNNING_P2P, STOP, RUNNING, RUNNING, PRE_COPY_P2P, STOP, STOP, RUNNING_P2P);
    row(ERROR, ERROR, ERROR, ERROR, ERROR, ERROR, ERROR, ERROR);
  }

  private NextStateTable() {}

  private static void row(DeviceState current, DeviceState... next) {
    DeviceState[] row = new DeviceState[DeviceState.values().length];
    row[ERROR.ordinal()] = ERROR;
    for (int i = 0; i < COLUMNS.length; i++) {
      row[COLUMNS[i].ordinal()] = next[i];
    }
    TABLE[current.ordinal()] = row;
  }

  /** The entry, supported or not; ERROR if there is no way. */
  static DeviceState entry(DeviceState current, DeviceState wanted) {
    return TABLE[current.ordinal()][wanted.ordinal()];
  }
}
