package org.vfiospec.cli;

/** A command cannot do what it was asked to: the message is one line that says why. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a reason that is one line. */
  public UsageException(String message) {
    super(message.strip().replaceAll("\\s*\\R\\s*", " "));
  }
}
