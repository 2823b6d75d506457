package org.vfiospec.tlc.boundary;

/** TLC cannot answer a question in a state; the message says why, and where in the modules. */
public final class EvaluationFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean ofResult;

  private EvaluationFailure(String reason, boolean ofResult) {
    super(reason);
    this.ofResult = ofResult;
  }

  /** The evaluation failed, for a reason in one line. */
  public static EvaluationFailure ofEvaluation(String reason) {
    return new EvaluationFailure(reason, false);
  }

  /** What came of the evaluation is no value that a state can hold. */
  public static EvaluationFailure ofResult(String reason) {
    return new EvaluationFailure(reason, true);
  }

  /** Whether the evaluation itself did not fail. */
  public boolean isOfResult() {
    return ofResult;
  }
}
