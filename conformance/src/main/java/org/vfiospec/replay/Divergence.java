package org.vfiospec.replay;

/** The implementation does something else than its specification. */
public final class Divergence extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A divergence; the message says what was expected and what was found. */
  public Divergence(String message) {
    super(message, null, false, false);
  }
}
