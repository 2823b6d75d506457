package org.vfiospec.migration.v1;

/** What the data window is open for. */
public enum WindowKind {
  /** Nothing. */
  CLOSED,
  /** The user reads the device's state. */
  SAVING,
  /** The user writes a device's state. */
  LOADING
}
