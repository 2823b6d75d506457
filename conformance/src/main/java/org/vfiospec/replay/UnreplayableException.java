package org.vfiospec.replay;

/**
 * What was to be replayed is nothing that this implementation is bound to: an action, a request or
 * a variable that the binding does not know, or arguments that are not those of the action. It says
 * nothing about the implementation. The message is one line.
 */
public final class UnreplayableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The message says what is not known. */
  public UnreplayableException(String message) {
    super(message);
  }
}
