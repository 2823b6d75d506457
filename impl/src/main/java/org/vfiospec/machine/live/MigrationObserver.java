package org.vfiospec.machine.live;

import java.util.OptionalLong;

/**
 * Told how a migration goes, by the thread that makes it: while this lasts the migration waits.
 * What it throws is a failure of the migration at that step.
 */
public interface MigrationObserver {
  /** Wants to know nothing. */
  MigrationObserver NONE = new MigrationObserver() {};

  /** The source is about to take a step. */
  default void saving(SavingStep step) {}

  /** The destination is about to take a step. */
  default void loading(LoadingStep step) {}

  /**
   * The source is about to have devices stand, and then sends what they still have.
   *
   * @param bytes at most; empty if the interface of one of them does not tell
   */
  default void standing(OptionalLong bytes) {}

  /** The source has sent a round. */
  default void sent(Round round) {}

  /** Bytes of a device or of memory came in at the destination. */
  default void received(long bytes) {}
}
