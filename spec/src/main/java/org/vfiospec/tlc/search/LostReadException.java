package org.vfiospec.tlc.search;

import java.util.Arrays;
import org.vfiospec.tlc.boundary.Evaluation;

/**
 * Two evaluations of the same question that read the same went different ways: one of them read
 * something that was not noticed. No answer can be trusted then.
 */
final class LostReadException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  LostReadException(Evaluation evaluation, int at) {
    super(
        "a read of TLC's went unnoticed: after "
            + at
            + " reads the evaluation went on differently than before; its reads are "
            + Arrays.toString(evaluation.codes())
            + " with values "
            + Arrays.toString(evaluation.values()));
  }
}
