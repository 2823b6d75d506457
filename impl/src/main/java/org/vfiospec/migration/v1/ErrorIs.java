package org.vfiospec.migration.v1;

import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.HardwareException;

/**
 * What a device does in ERROR.
 *
 * <p>The texts do not say what becomes of hardware that does not obey then. Here it is reset, and
 * told once more: a reset always succeeds, and ends what DMA there is. Nothing is lost by it that
 * could be had, because a reset is the only way out of ERROR. Hardware that does not obey even then
 * runs from its initial state, in which nobody has told it where to write.
 */
public enum ErrorIs {
  /** Whatever it did. */
  ANY {
    @Override
    boolean obeyed(Hardware hardware) {
      return true;
    }
  },
  /** No DMA, as with NDMA (draft of 24 November 2021); hardware that cannot be quiet stands. */
  QUIET {
    @Override
    boolean obeyed(Hardware hardware) {
      return obeys(hardware::quiesce) || obeys(hardware::freeze);
    }
  },
  /** Nothing, as without RUNNING (header of 9 December 2021). */
  STOPPED {
    @Override
    boolean obeyed(Hardware hardware) {
      hardware.stopLogging();
      return obeys(hardware::freeze);
    }
  };

  private interface Order {
    void give() throws HardwareException;
  }

  /** Takes the hardware there, or resets it. */
  final void enter(Hardware hardware) {
    if (!obeyed(hardware)) {
      hardware.reset();
      obeyed(hardware);
    }
  }

  /** Whether the hardware does what it is to do. */
  abstract boolean obeyed(Hardware hardware);

  private static boolean obeys(Order order) {
    try {
      order.give();
      return true;
    } catch (HardwareException e) {
      return false;
    }
  }
}
