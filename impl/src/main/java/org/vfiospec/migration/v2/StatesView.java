package org.vfiospec.migration.v2;

/**
 * The state of a driver, for whoever compares it with the specification; it changes nothing. Every
 * method may be called by any thread and gives a snapshot of its own: several are only a picture of
 * one moment if no context runs meanwhile.
 */
public interface StatesView {
  /** Whether the device is open; {@code opened}. */
  boolean opened();

  /** mig_state; {@code state}. */
  DeviceState state();

  /** saving_migf or resuming_migf; {@code file}. */
  Transfer transfer();

  /** deferred_reset; {@code deferred}. */
  boolean deferredReset();

  /** The call that has state_mutex, or null; {@code mutex}. */
  Object mutexOwner();
}
