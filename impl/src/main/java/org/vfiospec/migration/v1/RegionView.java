package org.vfiospec.migration.v1;

/**
 * The data window of a region, for whoever compares it with the specification; it changes nothing.
 * Not synchronized: a picture of one moment only if nobody uses the region meanwhile.
 */
public interface RegionView {
  /** What the window is open for. */
  WindowKind kind();

  /** What the user has not read, or what he has transferred. */
  byte[] contents();
}
