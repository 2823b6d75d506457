package org.vfiospec.replay;

/** The implementation does something else than its specification. */
public final class Divergence extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A divergence; the message says what was expected and what was found. */
  public Divergence(String message) {
    this(message, null);
  }

  /**
   * What is required of an implementation.
   *
   * @throws Divergence with that message, unless the condition holds
   */
  public static void unless(boolean condition, String message) {
    if (!condition) {
      throw new Divergence(message);
    }
  }

  private Divergence(String message, Throwable cause) {
    super(message, cause, false, false);
  }

  /** A context came to no end of its step: it failed, and the message says where. */
  static Divergence failed(String context, Throwable failure) {
    return new Divergence(
        context + " failed: " + failure + " at " + Frames.of(failure.getStackTrace()), failure);
  }
}
