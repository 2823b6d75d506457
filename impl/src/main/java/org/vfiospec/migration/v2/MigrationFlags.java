package org.vfiospec.migration.v2;

/**
 * What a device can: the flags of VFIO_DEVICE_FEATURE_MIGRATION (include/uapi/linux/vfio.h).
 *
 * @param bits the flags, of which STOP_COPY is one
 */
public record MigrationFlags(int bits) {
  /** It migrates: STOP, RUNNING, STOP_COPY, RESUMING. */
  public static final int STOP_COPY = 1;

  /** It can be kept from DMA to its peers: RUNNING_P2P. */
  public static final int P2P = 2;

  /** It can be copied while it runs: PRE_COPY. */
  public static final int PRE_COPY = 4;

  private static final int ALL = STOP_COPY | P2P | PRE_COPY;

  /**
   * Flags.
   *
   * @throws IllegalArgumentException if STOP_COPY is missing, or one is unknown
   */
  public MigrationFlags {
    if ((bits & STOP_COPY) == 0 || (bits & ~ALL) != 0) {
      throw new IllegalArgumentException("no flags of a device that migrates: " + bits);
    }
  }

  /** Whether a device with these flags has the state. */
  public boolean supports(DeviceState state) {
    return (state.needs() & bits) == state.needs();
  }
}
