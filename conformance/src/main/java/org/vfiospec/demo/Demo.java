package org.vfiospec.demo;

import java.nio.file.Path;

/**
 * A scenario that can be watched. Its fields may be options of the command line, as picocli's
 * annotations tell. Demos are found by {@link java.util.ServiceLoader}.
 */
public interface Demo {
  /** What the command line calls it. */
  String name();

  /** What it shows, in a sentence. */
  String description();

  /**
   * Runs it once. Nothing that it has started is left behind, also if the process is ended
   * meanwhile.
   *
   * @param specifications the folder that holds the protocols
   * @throws DemoException if it cannot be run here
   */
  DemoReport run(Path specifications, DemoProgress progress);
}
