package org.vfiospec.cli;

import org.vfiospec.tlc.ProgressListener;

/**
 * Tells on standard error how a command comes along, once it has taken two seconds. Safe for any
 * number of threads.
 */
interface Progress extends AutoCloseable {
  /** A bar for a person who watches, else plain lines. */
  static Progress of(Environment environment, String what, int tasks) {
    return environment.terminal()
        ? new BarProgress(environment.err(), what, tasks)
        : new LineProgress(environment.err());
  }

  /** Where an exploration of {@code subject} tells how far it has come. */
  ProgressListener exploring(String subject);

  /** One of the tasks is done; {@code line} says what came of it. */
  void done(String line);

  /** The end. */
  @Override
  void close();
}
