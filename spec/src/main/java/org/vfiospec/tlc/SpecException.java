package org.vfiospec.tlc;

/**
 * A specification, configuration or manifest cannot be used: the message says what, where and
 * what to do.
 */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a reason, in which TLC may have its say in several lines. */
  public SpecException(String message) {
    super(message);
  }
}
