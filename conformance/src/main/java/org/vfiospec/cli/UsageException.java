package org.vfiospec.cli;

/** A command cannot do what it was asked to: the message says why. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a reason, which {@link Complaints} makes one line of. */
  public UsageException(String message) {
    super(message);
  }
}
