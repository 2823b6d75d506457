package org.vfiospec.machine.live;

import java.util.Objects;
import org.vfiospec.migration.Hardware;
import org.vfiospec.migration.stream.DeviceKind;
import org.vfiospec.migration.v2.MigrationFlags;

/**
 * The interface by which a host's drivers migrate their devices. Two hosts need not have the same:
 * what goes from one to the other is the state of devices, and none of it is an interface's.
 */
public interface MigrationInterface {
  /** The longest transfer that a driver takes, in bytes; so its host's memory is not its user's. */
  int LONGEST_TRANSFER = 1 << 28;

  /** What a source does when. */
  MigrationFlow flow();

  /** A driver for hardware that has just been reset. */
  DeviceMigration driverOf(DeviceKind kind, Hardware hardware);

  /**
   * The register of version 1, in a revision.
   *
   * @param choices the revision
   * @param windowSize of the migration region, in bytes
   */
  record Register(org.vfiospec.migration.v1.DesignChoices choices, int windowSize)
      implements MigrationInterface {
    /** A revision, and a window. */
    public Register {
      Objects.requireNonNull(choices);
    }

    @Override
    public MigrationFlow flow() {
      return MigrationFlow.REGISTER;
    }

    @Override
    public DeviceMigration driverOf(DeviceKind kind, Hardware hardware) {
      return new RegisterMigration(kind, choices, hardware, windowSize, LONGEST_TRANSFER);
    }
  }

  /**
   * The state machine of version 2, in a revision.
   *
   * @param choices the revision
   * @param flags what the devices can
   */
  record States(org.vfiospec.migration.v2.DesignChoices choices, MigrationFlags flags)
      implements MigrationInterface {
    /** A revision, and flags. */
    public States {
      Objects.requireNonNull(choices);
      Objects.requireNonNull(flags);
    }

    @Override
    public MigrationFlow flow() {
      return MigrationFlow.STATES;
    }

    @Override
    public DeviceMigration driverOf(DeviceKind kind, Hardware hardware) {
      return new StatesMigration(kind, choices, flags, hardware, LONGEST_TRANSFER);
    }
  }
}
