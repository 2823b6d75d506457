package org.vfiospec.bench;

import java.util.function.Consumer;

/** Something that can be measured, by itself or among others. */
public interface Measurement {
  /** The name by which it is chosen. */
  String name();

  /** What is compared with what, in a sentence. */
  String description();

  /**
   * Measures, for minutes if need be.
   *
   * @param progress is told a line now and then
   */
  Measured measure(Consumer<String> progress);
}
