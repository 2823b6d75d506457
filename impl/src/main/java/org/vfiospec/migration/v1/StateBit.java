package org.vfiospec.migration.v1;

import java.util.EnumSet;
import java.util.Set;

/**
 * A bit of device_state (include/uapi/linux/vfio.h of Linux 5.8; NDMA: RFC of 29 November 2021).
 */
public enum StateBit {
  /** Bit 0: the device runs. */
  RUNNING,
  /** Bit 1: the window gives the device's state. */
  SAVING,
  /** Bit 2: the window takes a device's state. */
  RESUMING,
  /** Bit 3: no DMA. */
  NDMA;

  /** The pattern that says ERROR: SAVING and RESUMING, nothing else. */
  public static final int ERROR = SAVING.mask() | RESUMING.mask();

  /** All that a register with NDMA has. */
  public static final int ALL = 0xf;

  /** The bit in the register. */
  public int mask() {
    return 1 << ordinal();
  }

  /** Whether the pattern has the bit. */
  public boolean in(int pattern) {
    return (pattern & mask()) != 0;
  }

  /**
   * Whether a pattern of {@link #ALL} is a state: not SAVING and RESUMING at once, which is ERROR
   * or reserved, and not RESUMING and RUNNING at once.
   */
  public static boolean valid(int pattern) {
    boolean resuming = RESUMING.in(pattern);
    return !(resuming && (SAVING.in(pattern) || RUNNING.in(pattern)));
  }

  /** The bits of a pattern. */
  public static Set<StateBit> of(int pattern) {
    Set<StateBit> bits = EnumSet.noneOf(StateBit.class);
    for (StateBit bit : values()) {
      if (bit.in(pattern)) {
        bits.add(bit);
      }
    }
    return bits;
  }
}
