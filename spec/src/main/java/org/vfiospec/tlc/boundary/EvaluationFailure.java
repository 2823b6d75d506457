package org.vfiospec.tlc.boundary;

/** TLC cannot answer a question in a state; the message says why, and where in the modules. */
public final class EvaluationFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For a reason in one line. */
  public EvaluationFailure(String reason) {
    super(reason);
  }
}
