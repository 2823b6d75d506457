package org.vfiospec.machine.live;

/** A migration does not go on: one line says why. */
final class MigrationFailedException extends Exception {
  private static final long serialVersionUID = 1;

  MigrationFailedException(String message) {
    super(message);
  }
}
