package org.vfiospec.migration.v2;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The states of a device, by the numbers of enum vfio_device_mig_state. */
public enum DeviceState {
  /** No state: only a reset leads out. It needs flags that no device can have. */
  ERROR(0, ~0),
  /** Frozen. */
  STOP(1, MigrationFlags.STOP_COPY),
  /** Fully operational. */
  RUNNING(2, MigrationFlags.STOP_COPY),
  /** Frozen, and the rest of its state can be read. */
  STOP_COPY(3, MigrationFlags.STOP_COPY),
  /** Frozen, and a state can be written to it. */
  RESUMING(4, MigrationFlags.STOP_COPY),
  /** It runs, without DMA to its peers. */
  RUNNING_P2P(5, MigrationFlags.STOP_COPY | MigrationFlags.P2P),
  /** It runs, what changes is logged, and can be read. */
  PRE_COPY(6, MigrationFlags.STOP_COPY | MigrationFlags.PRE_COPY),
  /** The same without DMA to its peers. */
  PRE_COPY_P2P(7, MigrationFlags.STOP_COPY | MigrationFlags.P2P | MigrationFlags.PRE_COPY);

  private static final Set<DeviceState> SAVING_GROUP =
      EnumSet.of(STOP_COPY, PRE_COPY, PRE_COPY_P2P);

  private final int number;
  private final int needs;

  DeviceState(int number, int needs) {
    this.number = number;
    this.needs = needs;
  }

  /** The number in the interface. */
  public int number() {
    return number;
  }

  /** The flags that a device needs for it. */
  int needs() {
    return needs;
  }

  /** Whether a transfer is being saved in it. */
  public boolean saves() {
    return SAVING_GROUP.contains(this);
  }

  /** Whether its transfer goes on while the device runs. */
  public boolean preCopies() {
    return this == PRE_COPY || this == PRE_COPY_P2P;
  }

  /** The state of that number, if there is one. */
  public static Optional<DeviceState> of(int number) {
    return number < 0 || number >= values().length
        ? Optional.empty()
        : Optional.of(values()[number]);
  }
}
