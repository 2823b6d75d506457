package org.vfiospec.ccw;

import org.vfiospec.channel.Scsw;

/** Design choice {@code idleOn}: the IRB at which the worker sets IDLE. */
public enum IdleOn {
  /** Every one (4.12). */
  ANY {
    @Override
    boolean idle(Scsw scsw, Freeing freeing) {
      return true;
    }
  },
  /** A final one, solicited or not (5.1 to 5.12). */
  FINAL {
    @Override
    boolean idle(Scsw scsw, Freeing freeing) {
      return scsw.isFinal();
    }
  },
  /** The one at which this run of the worker freed a live program (since 5.13). */
  FREED {
    @Override
    boolean idle(Scsw scsw, Freeing freeing) {
      return freeing == Freeing.FREED;
    }
  };

  abstract boolean idle(Scsw scsw, Freeing freeing);
}
