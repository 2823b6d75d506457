package org.vfiospec.migration.v1;

import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;

/** What a device does in ERROR. */
public enum ErrorIs {
  /** Whatever it did. */
  ANY {
    @Override
    void enter(Hardware hardware) {}
  },
  /** No DMA, as with NDMA (draft of 24 November 2021). */
  QUIET {
    @Override
    void enter(Hardware hardware) throws HardwareException {
      hardware.quiesce();
    }
  },
  /** Nothing, as without RUNNING (header of 9 December 2021). */
  STOPPED {
    @Override
    void enter(Hardware hardware) throws HardwareException {
      hardware.freeze();
      hardware.stopLogging();
    }
  };

  abstract void enter(Hardware hardware) throws HardwareException;
}
