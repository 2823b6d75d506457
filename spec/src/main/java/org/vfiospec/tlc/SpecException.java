package org.vfiospec.tlc;

/**
 * A specification, configuration or manifest cannot be used: the message is one line that says
 * what, where and what to do.
 */
public final class SpecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** For a reason, of whose lines it makes one: TLC may have its say in several. */
  public SpecException(String message) {
    super(message.strip().replaceAll("\\s*\\R\\s*", " "));
  }
}
