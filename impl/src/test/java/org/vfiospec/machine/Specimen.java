package org.vfiospec.machine;

import java.util.Random;
import org.vfiospec.migration.Hardware;

/** A device whose hardware side is tested, with what a test needs to know and to do besides. */
interface Specimen extends AutoCloseable {
  Hardware hardware();

  /** All of the internal state, equal when it is the same. */
  Object state();

  /** A guest, or the outside, uses the running device so that its internal state changes. */
  void use(Random random);

  /** Whether the device is frozen. */
  boolean frozen();

  @Override
  void close();
}
